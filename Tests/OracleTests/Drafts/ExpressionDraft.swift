import Values

/// An expression as text with holes for other expressions, so that a failing one can be cut down.
struct ExpressionDraft {
  /// What it gives; nil where its place decides (a text for a date, a pattern), so that it can stand nowhere else.
  var type: ScalarType?
  /// The text around the operands: one part more than there are operands.
  var parts: [String]
  var operands: [ExpressionDraft]

  /// Makes an expression of a template such as `{} + {}`.
  init(_ type: ScalarType?, _ template: String, _ operands: [ExpressionDraft] = []) {
    self.type = type
    self.operands = operands
    parts = ExpressionDraft.split(template)
    precondition(parts.count == operands.count + 1, "a template has a hole for every operand: \(template)")
  }

  /// Makes a leaf of a text that may hold anything, braces too.
  init(_ type: ScalarType?, leaf: String) {
    self.type = type
    parts = [leaf]
    operands = []
  }

  /// The same operation on other operands: `{} and {}` for two of them, `{} and {} and {}` for three.
  static func chain(
    _ type: ScalarType?, _ operations: [String], _ operands: [ExpressionDraft]
  ) -> ExpressionDraft {
    var draft = ExpressionDraft(type, leaf: "")
    draft.operands = operands
    draft.parts = [""] + operations.prefix(operands.count - 1).map { " \($0) " } + [""]
    return draft
  }

  static func call(
    _ type: ScalarType?, _ function: String, _ arguments: [ExpressionDraft]
  ) -> ExpressionDraft {
    var draft = ExpressionDraft(type, leaf: "")
    draft.operands = arguments
    draft.parts =
      ["\(function)("] + Array(repeating: ", ", count: max(arguments.count - 1, 0)) + [")"]
    return draft
  }

  var text: String {
    var text = parts[0]
    for (index, operand) in operands.enumerated() {
      let isAlone = text.hasSuffix("(") || parts[index] == ", "
      text += isAlone || operand.isPrimary ? operand.text : "(\(operand.text))"
      text += parts[index + 1]
    }
    return text
  }

  /// True where no brackets are ever needed around it.
  private var isPrimary: Bool {
    if operands.isEmpty { return !parts[0].hasPrefix("-") }
    return parts[0].hasSuffix("(") && parts[parts.count - 1] == ")"
  }

  /// Smaller expressions of the same type, the smallest first.
  var reductions: [ExpressionDraft] {
    var found = descendants.filter { $0.type == type && type != nil }
    found.sort { $0.size < $1.size }
    if operands.count > 2, parts.allSatisfy({ $0 == parts[1] || $0.isEmpty }) {
      found += operands.indices.map { removingOperand($0) }
    }
    for index in operands.indices {
      for reduction in operands[index].reductions {
        var draft = self
        draft.operands[index] = reduction
        found.append(draft)
      }
    }
    return found
  }

  private var descendants: [ExpressionDraft] { operands.flatMap { [$0] + $0.descendants } }

  private var size: Int { operands.reduce(1) { $0 + $1.size } }

  private func removingOperand(_ index: Int) -> ExpressionDraft {
    var draft = self
    draft.operands.remove(at: index)
    draft.parts.remove(at: 1)
    return draft
  }

  private static func split(_ template: String) -> [String] {
    var parts = [""]
    var rest = template[...]
    while let scalar = rest.popFirst() {
      if scalar == "{", rest.first == "}" {
        rest.removeFirst()
        parts.append("")
      } else {
        parts[parts.count - 1].append(scalar)
      }
    }
    return parts
  }
}
