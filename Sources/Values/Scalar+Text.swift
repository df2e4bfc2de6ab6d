extension Scalar {
  /// Appends the value as text: numbers as RFC 8785, ISO 8601 for times, `true`, `false`; null is empty.
  package func write(to output: inout [UInt8]) {
    switch self {
    case .null: break
    case .boolean(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): NumberText.write(value, to: &output)
    case .real(let value): NumberText.write(value, to: &output)
    case .text(let value): output.append(contentsOf: value.utf8)
    case .duration(let value): value.write(to: &output)
    case .date(let value): value.write(to: &output)
    case .timestamp(let value): value.write(to: &output)
    }
  }
}
