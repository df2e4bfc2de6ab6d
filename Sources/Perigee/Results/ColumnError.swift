/// A column that cannot be read as the type that was asked for.
public enum ColumnError: Error, Hashable, Sendable {
  /// The answer has no column of that name.
  case noSuchColumn(name: String, known: [String])
  /// The column's values are of another type.
  case wrongType(name: String, found: ValueType, wanted: String)
  /// A row has no value, and the type is not optional. Rows are counted from 0.
  case null(name: String, row: Int)
}

extension ColumnError: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .noSuchColumn(let name, let known):
      "no column is called `\(name)`; there are \(known.map { "`\($0)`" }.joined(separator: ", "))"
    case .wrongType(let name, let found, let wanted):
      "`\(name)` is of type \(found) and not read as `\(wanted)`"
    case .null(let name, let row): "`\(name)` is null in row \(row); an optional type can tell so"
    }
  }
}
