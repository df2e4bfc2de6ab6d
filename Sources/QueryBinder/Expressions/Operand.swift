import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

/// What an expression has turned out to be so far. What its neighbour decides (the type of a null, whether a text
/// is a date, whether a record is its id or its name) is left open.
struct Operand {
  enum Kind {
    /// It holds an error that has been reported; nothing more is to be said about what contains it.
    case poison
    /// Null of a type that its neighbour decides.
    case null(isLiteral: Bool)
    /// A text literal, or a parameter that is a text.
    case text(String)
    /// A parameter from a command line.
    case untyped(String)
    /// Of the type that the draft has.
    case expression(ExpressionID)
    case record(RecordReference)
    /// A list, or a field of a list's elements; inside a quantifier a list of records only.
    case list(FieldPath)
  }

  var kind: Kind
  var span: SourceSpan
  /// How it was written.
  var syntax: ExpressionIndex
  /// Where the parameter that it is was written.
  var parameter: ExpressionIndex?

  var isPoison: Bool {
    if case .poison = kind { return true }
    return false
  }

  var isNull: Bool {
    if case .null = kind { return true }
    return false
  }

  var record: RecordReference? {
    if case .record(let reference) = kind { return reference }
    return nil
  }

  /// The same meaning in another place.
  func at(_ syntax: ExpressionIndex, _ span: SourceSpan) -> Operand {
    Operand(kind: kind, span: span, syntax: syntax, parameter: parameter)
  }

  /// The same place with another meaning.
  func becoming(_ kind: Kind) -> Operand {
    Operand(kind: kind, span: span, syntax: syntax, parameter: parameter)
  }
}

/// A record as an operand.
struct RecordReference {
  struct Part {
    let path: FieldPath
    let type: ScalarType
  }

  let path: FieldPath
  let fields: [Field]

  /// The `id` of a record that has an `id` and a `name`.
  var identity: Part? { part("name") == nil ? nil : part("id") }
  /// The `name` of a record that has an `id` and a `name`.
  var name: Part? { part("id") == nil ? nil : part("name") }

  private func part(_ name: String) -> Part? {
    let wanted = name.utf8
    guard let step = fields.firstIndex(where: { $0.name.utf8.elementsEqual(wanted) }),
      let type = fields[step].type.scalarType
    else { return nil }
    return Part(path: path.appending(step), type: type)
  }
}
