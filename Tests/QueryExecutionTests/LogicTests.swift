import Columnar
import QueryExecution
import QueryPlan
import Testing
import Values

/// The four outcomes of a boolean in one row.
enum FourOutcomes: CaseIterable {
  case yes, no, null, fails

  /// A number for which `number + 1 = 2` has this outcome.
  var number: Scalar {
    switch self {
    case .yes: .integer(1)
    case .no: .integer(0)
    case .null: .null
    case .fails: .integer(.max)
    }
  }

  static func and(_ left: FourOutcomes, _ right: FourOutcomes) -> FourOutcomes {
    for decisive in [FourOutcomes.no, .fails, .null] where left == decisive || right == decisive {
      return decisive
    }
    return .yes
  }

  static func or(_ left: FourOutcomes, _ right: FourOutcomes) -> FourOutcomes {
    for decisive in [FourOutcomes.yes, .fails, .null] where left == decisive || right == decisive {
      return decisive
    }
    return .no
  }
}

@Suite struct LogicTests {
  /// All pairs of outcomes, one row each: read from fields, so nothing is folded.
  private static let pairs = FourOutcomes.allCases.flatMap { left in FourOutcomes.allCases.map { (left, $0) }
  }

  private func outcome(_ table: ColumnTable, _ make: (inout PlanBuilder) -> ExpressionID) -> FourOutcomes {
    var builder = PlanBuilder(table)
    let root = make(&builder)
    do throws(ExecutionFailure) {
      switch try builder.values(of: root)[0] {
      case .boolean(true): return .yes
      case .boolean(false): return .no
      default: return .null
      }
    } catch {
      return .fails
    }
  }

  private func condition(_ field: Int, _ builder: inout PlanBuilder) -> ExpressionID {
    let subject = builder.field(field)
    let sum = builder.add(.arithmetic(.integerAdd, subject, builder.constant(.integer(1))), .integer)
    return builder.add(.comparison(.equal, sum, builder.constant(.integer(2))))
  }

  @Test func connectivesFollowTheFourOutcomes() {
    for (left, right) in LogicTests.pairs {
      let table = TestTable.make([(.integer, [left.number]), (.integer, [right.number])])
      for connective in [LogicalConnective.and, .or] {
        let found = outcome(table) { builder in
          let operands = [condition(0, &builder), condition(1, &builder)]
          return builder.add(.logical(connective, operands))
        }
        let expected = connective == .and ? FourOutcomes.and(left, right) : FourOutcomes.or(left, right)
        #expect(found == expected, "\(left) \(connective) \(right)")
      }
    }
  }

  @Test func aBatchOfAllPairsPassesWhereBothDoAndNothingFails() throws {
    // Rows that fail are made harmless by a third operand that decides: `… or true-field`, `… and false-field`.
    let left = LogicTests.pairs.map { $0.0.number }
    let right = LogicTests.pairs.map { $0.1.number }
    let table = TestTable.make([
      (.integer, left), (.integer, right), (.boolean, left.map { _ in .boolean(false) }),
    ])
    var builder = PlanBuilder(table)
    let operands = [condition(0, &builder), condition(1, &builder), builder.field(2)]
    let root = builder.add(.logical(.and, operands))
    #expect(try builder.values(of: root) == left.map { _ in .boolean(false) })
    let either = builder.add(.logical(.or, [operands[0], operands[1], builder.add(.not(operands[2]))]))
    #expect(try builder.values(of: either) == left.map { _ in .boolean(true) })
  }

  @Test(arguments: FourOutcomes.allCases)
  func notExchangesTrueAndFalseOnly(operand: FourOutcomes) {
    let table = TestTable.make([(.integer, [operand.number])])
    let found = outcome(table) { builder in
      let operand = condition(0, &builder)
      return builder.add(.not(operand))
    }
    #expect(found == (operand == .yes ? .no : operand == .no ? .yes : operand))
  }

  @Test(arguments: FourOutcomes.allCases)
  func nullTestsFailWhereTheirOperandFails(operand: FourOutcomes) {
    let table = TestTable.make([(.integer, [operand.number])])
    let found = outcome(table) { builder in
      let operand = condition(0, &builder)
      return builder.add(.isNull(operand))
    }
    #expect(found == (operand == .fails ? .fails : operand == .null ? .yes : .no))
  }

  @Test func onlyTheBranchTakenFails() {
    for (condition, branch) in LogicTests.pairs {
      let table = TestTable.make([
        (.integer, [condition.number]), (.integer, [branch.number]), (.boolean, [.boolean(true)]),
      ])
      let found = outcome(table) { builder in
        let test = self.condition(0, &builder)
        let then = self.condition(1, &builder)
        let otherwise = builder.field(2)
        return builder.add(.conditional(test, then: then, otherwise: otherwise))
      }
      let expected: FourOutcomes = condition == .fails ? .fails : condition == .yes ? branch : .yes
      #expect(found == expected, "if(\(condition), \(branch), yes)")
    }
  }

  @Test func coalesceStopsAtTheFirstValue() {
    for (first, second) in LogicTests.pairs {
      let table = TestTable.make([(.integer, [first.number]), (.integer, [second.number])])
      let found = outcome(table) { builder in
        let operands = [condition(0, &builder), condition(1, &builder)]
        return builder.add(.coalesce(operands))
      }
      #expect(found == (first == .null ? second : first), "coalesce(\(first), \(second))")
    }
  }

  @Test func membershipWithANullIsNeverFalse() throws {
    let table = TestTable.make([(.integer, [.integer(1), .integer(2), .null])])
    var builder = PlanBuilder(table)
    let subject = builder.field(0)
    let root = builder.add(.constantMembership(subject, [.integer(1), .null]))
    #expect(try builder.values(of: root) == [.boolean(true), .null, .null])
    let negated = builder.add(.not(root))
    #expect(try builder.rows(where: negated) == [])
    let empty = builder.add(.constantMembership(subject, []))
    #expect(try builder.values(of: empty) == Array(repeating: .boolean(false), count: 3))
  }
}
