import QueryBinder
import QueryDiagnostics
import QuerySyntax
import Values

/// Expressions of a query that is built in code, as a tree of the language.
struct DraftTree {
  /// Longer texts become parameters, as do lists of more values.
  static let longestText = 1024
  static let mostItems = 256

  private(set) var tree = ExpressionTree()
  private(set) var parameters: Parameters

  init(parameters: Parameters) { self.parameters = parameters }

  /// The name of the next parameter.
  static func name(_ parameters: Parameters) -> String { String(parameters.bindings.values.count + 1) }

  /// Adds an expression.
  mutating func append(_ expression: ExpressionSteps) -> ExpressionIndex {
    var operands: [ExpressionIndex] = []
    for step in expression.steps {
      let count = DraftTree.operandCount(step)
      precondition(operands.count >= count, "every step has its operands before it")
      let own = Array(operands.suffix(count))
      operands.removeLast(count)
      operands.append(node(step, own))
    }
    guard let root = operands.last, operands.count == 1 else {
      preconditionFailure("the steps of an expression end in one value")
    }
    return root
  }

  private static func operandCount(_ step: ExpressionSteps.Step) -> Int {
    switch step {
    case .path, .value: 0
    case .negation, .not, .membership, .nullTest, .quantifier: 1
    case .arithmetic, .comparison, .textTest: 2
    case .between: 3
    case .logical(_, let count), .call(_, let count): count
    }
  }

  private mutating func node(_ step: ExpressionSteps.Step, _ own: [ExpressionIndex]) -> ExpressionIndex {
    let start = own.first.map { tree[$0].subtreeStart }
    switch step {
    case .path(let names):
      let path = PathSyntax(names.map { NameSyntax($0, isQuoted: true, span: QueryDraft.nowhere) })
      return add(path.map { .path($0) } ?? .invalid)
    case .value(let value): return literal(value)
    case .negation: return add(.negation(own[0]), from: start)
    case .not: return add(.not(own[0]), from: start)
    case .logical(let connective, _): return add(.logical(connective, own), from: start)
    case .arithmetic(let operation):
      let step = ArithmeticStep(operation, operatorSpan: QueryDraft.nowhere, operand: own[1])
      return add(.arithmetic(first: own[0], rest: [step]), from: start)
    case .comparison(let operation): return add(.comparison(operation, own[0], own[1]), from: start)
    case .between: return add(.between(own[0], low: own[1], high: own[2], isNegated: false), from: start)
    case .membership(let values): return membership(own[0], values, from: start)
    case .nullTest(let isNegated): return add(.nullTest(own[0], isNegated: isNegated), from: start)
    case .textTest(let operation):
      return add(.textTest(operation, own[0], pattern: own[1], isNegated: false), from: start)
    case .quantifier(let quantifier): return add(.quantifier(quantifier, own[0]), from: start)
    case .call(let name, _):
      let function = NameSyntax(name, span: QueryDraft.nowhere)
      return add(.call(function, arguments: own, form: .plain), from: start)
    }
  }

  private mutating func add(_ kind: ExpressionSyntax.Kind, from start: Int? = nil) -> ExpressionIndex {
    tree.append(ExpressionSyntax(kind, span: QueryDraft.nowhere, subtreeStart: start ?? tree.count))
  }

  private mutating func membership(
    _ subject: ExpressionIndex, _ values: [Value], from start: Int?
  ) -> ExpressionIndex {
    guard !values.isEmpty, values.count <= DraftTree.mostItems else {
      let name = bind(.list(values))
      return add(
        .parameterMembership(subject, list: name, listSpan: QueryDraft.nowhere, isNegated: false), from: start
      )
    }
    let items = values.map { literal($0) }
    return add(.membership(subject, items: items, isNegated: false), from: start)
  }

  /// A value as a literal; as a parameter where it has none or a very long one.
  private mutating func literal(_ value: Value) -> ExpressionIndex {
    let text = "\(value)"
    switch value {
    case .null: return add(.literal(.null))
    case .boolean(let value): return add(.literal(.boolean(value)))
    case .integer(let value): return add(.literal(.integer(value, spelling: text)))
    case .real(let number) where number.isFinite:
      let isWhole = !text.contains { ".e".contains($0) }
      return add(.literal(.real(number, spelling: isWhole ? text + ".0" : text)))
    case .text(let value) where value.utf8.count <= DraftTree.longestText: return add(.literal(.text(value)))
    case .duration(let value) where value.microseconds >= 0:
      return add(.literal(.duration(value, spelling: text)))
    case .duration(let value) where value.microseconds > .min:
      let start = tree.count
      return add(.negation(literal(.duration(ExactDuration(microseconds: -value.microseconds)))), from: start)
    case .date, .timestamp: return add(.literal(.text(text)))
    case .real, .text, .duration, .record, .list:
      return add(.parameter(bind(value)))
    }
  }

  private mutating func bind(_ value: Value) -> String {
    let name = DraftTree.name(parameters)
    parameters.bind(name, to: value)
    return name
  }
}
