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
  public var path: String {
    codingPath.reduce(into: "") { path, key in
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
  }

  /// ``message`` with the place: "row 3, `flights[0].duration`: …".
  public var description: String {
    codingPath.isEmpty ? "row \(row): \(message)" : "row \(row), `\(path)`: \(message)"
  }
}

extension RowDecodingError {
  init(_ error: any Error, row: Int) {
    switch error {
    case let error as RowDecodingError: self = error
    case DecodingError.keyNotFound(let key, let context):
      self.init(row, context, .noSuchField, besides: key)
    case DecodingError.valueNotFound(_, let context): self.init(row, context, .null)
    case DecodingError.typeMismatch(_, let context): self.init(row, context, .wrongType)
    case DecodingError.dataCorrupted(let context):
      self.init(row, context, context.underlyingError is OutOfRange ? .outOfRange : .refused)
    default:
      self.init(
        row: row, codingPath: [], reason: .refused, message: "\(error)", underlyingError: error)
    }
  }

  private init(
    _ row: Int, _ context: DecodingError.Context, _ reason: Reason, besides key: (any CodingKey)? = nil
  ) {
    let underlying = context.underlyingError is OutOfRange ? nil : context.underlyingError
    self.init(
      row: row, codingPath: context.codingPath + (key.map { [$0] } ?? []), reason: reason,
      message: context.debugDescription, underlyingError: underlying)
  }
}

/// Marks the errors of numbers that a type has no room for.
struct OutOfRange: Error {}
