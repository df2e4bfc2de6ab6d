import QueryDiagnostics
import QuerySyntax
import Values

/// An expression that is built in code, as steps in which operands come before what is made of them. A chain of any
/// length is a list and no tree, so nothing here needs recursion.
struct ExpressionSteps: Sendable {
  enum Step: Sendable {
    case path([String])
    case value(Value)
    case negation
    case not
    /// Of so many operands.
    case logical(LogicalOperator, Int)
    case arithmetic(ArithmeticOperator)
    case comparison(ComparisonOperator)
    case between
    case membership([Value])
    case nullTest(isNegated: Bool)
    case textTest(TextOperator)
    case quantifier(Quantifier)
    /// Of a function with so many arguments.
    case call(String, Int)
  }

  private(set) var steps: [Step]

  init(_ step: Step) { steps = [step] }

  /// One step on operands.
  init(_ operands: ExpressionSteps..., then step: Step) {
    steps = operands.flatMap(\.steps) + [step]
  }

  /// Two conditions as one; chains stay flat.
  init(_ left: ExpressionSteps, _ connective: LogicalOperator, _ right: ExpressionSteps) {
    steps = left.steps
    if case .logical(connective, let count)? = steps.last {
      steps.removeLast()
      steps += right.steps
      steps.append(.logical(connective, count + 1))
    } else {
      steps += right.steps
      steps.append(.logical(connective, 2))
    }
  }
}
