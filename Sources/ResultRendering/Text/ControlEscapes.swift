import Values

/// How a format for programs shows a control character where a terminal would obey it.
enum ControlEscapes {
  /// As JSON escapes it, so that the value stays the same.
  case json
  /// As tables show it; CSV and TSV have no escapes. The ends of lines and tabs, of which they are made, stay.
  case delimited

  /// Nil for formats that never write such characters.
  init?(_ format: OutputFormat) {
    switch format {
    case .json, .ndjson, .ll2: self = .json
    case .csv, .tsv: self = .delimited
    case .table, .markdown, .line, .chart: return nil
    }
  }

  func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    switch (self, scalar) {
    case (_, "\n"), (.delimited, "\t"): UTF8Coding.append(scalar, to: &output)
    case (.delimited, _): PrintableText.appendEscape(of: scalar, to: &output)
    case (.json, _):
      let digits = String(scalar.value, radix: 16)
      output.append(contentsOf: "\\u".utf8)
      output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(4 - digits.utf8.count, 0)))
      output.append(contentsOf: digits.utf8)
    }
  }
}
