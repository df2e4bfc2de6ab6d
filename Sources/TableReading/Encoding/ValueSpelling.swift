import Values

/// Values of data as they were written there.
enum ValueSpelling {
  /// Appends a scalar as it was written, a text without quotes; of a record or list the source that was kept.
  static func append(_ value: FieldValue, to output: inout [UInt8]) {
    switch value {
    case .absent, .null: break
    case .boolean(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let integer): NumberText.write(integer, to: &output)
    case .decimal(let digits, let scale): DecimalSpelling.write(digits: digits, scale: scale, to: &output)
    case .otherNumber(let written): output.append(contentsOf: written)
    case .time(let kind, let number): CanonicalTime.write(number, kind, to: &output)
    case .text(let text): output.append(contentsOf: text)
    case .record(let source), .list(let source): output.append(contentsOf: source ?? [])
    }
  }
}
