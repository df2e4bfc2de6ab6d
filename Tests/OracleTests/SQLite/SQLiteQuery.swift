import Values

/// A query in SQL, and how its lines are to be read.
struct SQLiteQuery {
  let sql: String
  /// True where every line begins with the row's number.
  let hasRowNumbers: Bool
  /// The types of the columns behind it.
  let types: [ScalarType]

  /// An expression as this query prints it: what no line can be mistaken in.
  static func printed(_ expression: String, _ type: ScalarType) -> String {
    type == .text
      ? "case when \(expression) is null then 'NULL' else 'x' || hex(\(expression)) end"
      : "quote(\(expression))"
  }

  /// A line in a form that compares: reals as Swift writes them.
  func normalized(_ line: String) -> String {
    let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let skipped = hasRowNumbers ? 1 : 0
    let cells = parts.dropFirst(skipped).enumerated().map { index, part in
      guard index < types.count, types[index] == .real, let real = Double(part) else { return part }
      return SQLiteQuery.written(.real(real))
    }
    return (parts.prefix(skipped) + cells).joined(separator: "|")
  }

  /// The lines that the engine's answer amounts to; nil where it has a cell that SQLite has not.
  func lines(of answer: Answer) -> [String]? {
    guard case .rows(let rows, let values) = answer else { return nil }
    let count = hasRowNumbers ? rows.count : values.count
    var lines: [String] = []
    for index in 0..<count {
      let cells = types.isEmpty ? [] : values[index]
      let scalars = cells.compactMap(\.scalar)
      guard scalars.count == types.count else { return nil }
      let number = hasRowNumbers ? [rows[index].description] : []
      lines.append((number + scalars.map(SQLiteQuery.written)).joined(separator: "|"))
    }
    return lines
  }

  private static func written(_ value: Scalar) -> String {
    switch value {
    case .null: "NULL"
    case .real(let real): (real == 0 ? 0 : real).description
    case .text(let text): "x" + text.utf8.map(hexadecimal).joined()
    case .boolean, .integer, .duration, .date, .timestamp: SQLiteTranslator.number(value)
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }
}
