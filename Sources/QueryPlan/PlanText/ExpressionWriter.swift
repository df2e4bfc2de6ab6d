import Columnar
import Values

/// Writes bound expressions as the language writes them, with whole paths and no more brackets than they need.
///
/// No walk needs recursion: what is still to be written waits on a stack. Long chains and lists are cut and
/// counted, and so is what goes on too long.
struct ExpressionWriter {
  enum Piece {
    case text(String)
    /// An expression that needs brackets where it binds looser than `level`. Dates and time stamps are texts to the
    /// eye: `beside` a value of their type the text is enough.
    case expression(ExpressionID, Binding, beside: Bool = false)
    case path(FieldPath)
  }

  /// How tightly an expression holds together, loosest first.
  enum Binding: Int {
    case loosest, or, and, not, predicate, sum, product, unary, primary

    var next: Binding { Binding(rawValue: rawValue + 1) ?? .primary }

    static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }
  }

  private static let mostBytes = 2_000

  let plan: LogicalPlan
  private let schema: Schema
  private let names: NameForms
  private var output: [UInt8] = []

  private init(_ plan: LogicalPlan, _ schema: Schema, _ names: NameForms) {
    self.plan = plan
    self.schema = schema
    self.names = names
  }

  static func text(of id: ExpressionID, in plan: LogicalPlan, schema: Schema, names: NameForms) -> String {
    var writer = ExpressionWriter(plan, schema, names)
    return writer.written([.expression(id, .loosest)])
  }

  static func text(
    of aggregate: BoundAggregate, in plan: LogicalPlan, schema: Schema, names: NameForms
  ) -> String {
    var writer = ExpressionWriter(plan, schema, names)
    return writer.written(writer.pieces(of: aggregate))
  }

  /// A key as the formatter writes it: `-time_in_space`, `natural(name) nulls first`.
  static func text(
    of key: BoundOrderKey, in plan: LogicalPlan, schema: Schema, names: NameForms
  ) -> String {
    var writer = ExpressionWriter(plan, schema, names)
    let sign = key.isDescending ? "-" : ""
    let nulls = Piece.text(key.nullsFirst ? " nulls first" : "")
    if key.isNatural {
      return writer.written([
        .text(sign + "natural("), .expression(key.expression, .loosest), .text(")"), nulls,
      ])
    }
    guard key.isDescending else { return writer.written([.expression(key.expression, .loosest), nulls]) }
    return writer.written(writer.negated(key.expression) + [nulls])
  }

  static func text(of path: FieldPath, schema: Schema, names: NameForms) -> String {
    schema.names(along: path).enumerated().map { index, name in
      CutText.name(index == 0 ? names.leading(name) : names.afterPoint(name))
    }.joined(separator: ".")
  }

  private mutating func written(_ pieces: [Piece]) -> String {
    var pending = Array(pieces.reversed())
    while let piece = pending.popLast() {
      guard output.count < ExpressionWriter.mostBytes else {
        append(" …")
        break
      }
      switch piece {
      case .text(let text): append(text)
      case .path(let path): append(ExpressionWriter.text(of: path, schema: schema, names: names))
      case .expression(let id, let level, let isBeside):
        var next = self.pieces(of: id, isBeside: isBeside)
        if binding(of: id) < level { next = [.text("(")] + next + [.text(")")] }
        pending.append(contentsOf: next.reversed())
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }
}
