import Columnar
import QueryPlan
import Values

/// One step of a compiled expression. Steps work on a stack of vectors: operands first, then the operation.
enum Instruction {
  /// What an operand that may not be needed everywhere is for.
  enum Lane {
    case connective(LogicalConnective)
    case coalesce
    case then
    case otherwise
  }

  case constant(Scalar)
  /// A constant that fails wherever it is needed.
  case failing
  /// Pushes the column of that number in `Program.columns`.
  case load(Int)
  /// Likewise, where the rows of that number in `Program.failures` fail.
  case loadFailing(Int, failures: Int)
  /// Pushes true where the column of that number has no value.
  case columnIsNull(Int)
  /// Pushes the outcome of a test on the codes of a column, by its number in `Program.columnTests`.
  case columnTest(Int)
  /// Pushes how many elements the lists of that column in `Program.columns` have.
  case listLength(Int)
  /// Pushes the outcome of a quantifier, by its number in `Program.quantifiers`.
  case quantified(Int)
  /// Tests the vector on top against constants, by the number in `Program.constantTests`.
  case constantTest(Int)
  case isNull
  case not
  case negation
  case comparison(Comparison)
  case between
  /// Pops an item; the result so far and below it the subject stay: result or (subject = item).
  case membershipItem
  /// Takes away the vector below the one on top.
  case dropBelow
  case textMatch(TextMatch)
  case arithmetic(Arithmetic)
  case conversion(Conversion)
  /// A function of one operand of that type.
  case unary(ScalarFunction, ScalarType)
  case roundToDigits
  case nullif
  /// Pops an operand of `least` or `greatest` and joins it to the result so far.
  case extremum(isGreatest: Bool)
  /// Joins as many texts as the list of types in `Program.operandTypes` says.
  case concat(Int)
  /// Begins an operand of which only some rows matter, by the vector on top. Where none do, a null is pushed
  /// and the steps up to `end`, the one that takes the operand, are left out.
  case enter(Lane, isCostly: Bool, end: Int)
  /// Pops such an operand of `and` or `or` and combines it.
  case combine(LogicalConnective)
  /// Pops such an operand of `coalesce` and fills nulls with it.
  case fill
  /// Ends the first branch of `if`.
  case endThen
  /// Pops both branches and the condition.
  case choose
}

/// An expression, ready to be evaluated for any rows of the table it was compiled for.
struct Program: Sendable {
  var instructions: [Instruction] = []
  var columns: [SourceColumn] = []
  var columnTests: [ColumnTest] = []
  var constantTests: [ConstantTest] = []
  var quantifiers: [Quantifier] = []
  var operandTypes: [[ScalarType]] = []
  /// Which rows of loaded columns fail.
  var failures: [Bitmap] = []
  /// How many rows a batch has: fewer than a block where very many vectors are alive at a time.
  var batchRowCount = Blocks.rowCount
  /// Asked inside of long work. Where it says to stop, outcomes are of no use, and whoever asks next is told.
  var interruption = Interruption.none
  /// False where no row of any table could fail.
  var canFail = false

  /// The outcome in every row, where it does not depend on the row.
  var constant: Vector? {
    guard instructions.count == 1 else { return nil }
    switch instructions[0] {
    case .constant(let scalar): return Vector(.constant(scalar))
    case .failing: return .failing
    default: return nil
    }
  }
}
