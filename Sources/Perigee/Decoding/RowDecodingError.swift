/// A row that does not fit the type it was to be decoded as.
public struct RowDecodingError: Error, CustomStringConvertible {
  /// What kind of misfit it is.
  public enum Reason: Hashable, Sendable {
    /// The type wants a key that no field has.
    case noSuchField
    /// The value is null, or its key was absent, and the type is not optional.
    case null
    /// The value is of another type.
    case wrongType
    /// The number is of the right kind, but the type has no such value.
    case outOfRange
    /// The type itself refused the value.
    case refused
  }

  /// The row's position in the answer, from 0.
  public let row: Int
  /// The keys and positions that lead to the value, from the row on.
  public let codingPath: [any CodingKey]
  /// What kind of misfit it is.
  public let reason: Reason
  /// What is wrong, in words.
  public let message: String
  /// What the type's own decoding threw, where that was no `DecodingError`.
  public let underlyingError: (any Error)?

  /// The path as text: `flights[0].duration`; empty for the row itself.
  public var path: String { RowDecodingError.path(codingPath.map { ($0, $0.stringValue) }) }

  /// Keys as text, each by a name.
  static func path(_ keys: [(key: any CodingKey, name: String)]) -> String {
    keys.reduce(into: "") { path, next in
      if let index = next.key.intValue {
        path += "[\(index)]"
      } else {
        path += path.isEmpty ? next.name : ".\(next.name)"
      }
    }
  }

  /// The path by the names that the fields have in the answer, which may differ from the keys of the type:
  /// `time_in_space` where the key is `timeInSpace`. The key itself stands where no field is found.
  public let fieldPath: String

  /// ``message`` with the place: "row 3, `flights[0].duration`: …". Where the key differs from the field both are told.
  public var description: String {
    if codingPath.isEmpty { return "row \(row): \(message)" }
    let key = fieldPath == path ? "" : " (key `\(path)`)"
    return "row \(row), `\(fieldPath)`\(key): \(message)"
  }
}

extension RowDecodingError {
  /// - Parameter fieldPath: Tells the names of the fields that keys lead to.
  init(_ error: any Error, row: Int, fieldPath: ([any CodingKey]) -> String) {
    switch error {
    case let error as RowDecodingError: self = error
    case DecodingError.keyNotFound(let key, let context):
      self.init(row, context, .noSuchField, besides: key, fieldPath)
    case DecodingError.valueNotFound(_, let context): self.init(row, context, .null, fieldPath)
    case DecodingError.typeMismatch(_, let context): self.init(row, context, .wrongType, fieldPath)
    case DecodingError.dataCorrupted(let context):
      let isOutOfRange = context.underlyingError is OutOfRange
      self.init(row, context, isOutOfRange ? .outOfRange : .refused, fieldPath)
    default:
      self.init(
        row: row, codingPath: [], reason: .refused, message: "\(error)", underlyingError: error,
        fieldPath: "")
    }
  }

  private init(
    _ row: Int, _ context: DecodingError.Context, _ reason: Reason, besides key: (any CodingKey)? = nil,
    _ fieldPath: ([any CodingKey]) -> String
  ) {
    let underlying = context.underlyingError is OutOfRange ? nil : context.underlyingError
    let path = context.codingPath + (key.map { [$0] } ?? [])
    self.init(
      row: row, codingPath: path, reason: reason, message: context.debugDescription,
      underlyingError: underlying, fieldPath: fieldPath(path))
  }
}

/// Marks the errors of numbers that a type has no room for.
struct OutOfRange: Error {}
