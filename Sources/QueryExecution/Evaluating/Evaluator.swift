import Columnar
import QueryPlan
import Values

/// Runs a program for one batch of rows.
struct Evaluator {
  /// An operand that has been entered and not yet taken.
  private struct Entry {
    /// Set where only some rows are computed: which, and the batch they were picked from.
    let picked: (places: Bitmap, from: RowSelection, owners: [RowSelection?])?
  }

  let program: Program
  private(set) var rows: RowSelection
  /// In the condition of a quantifier, the rows that own these, one for each of them: first those one level up. Nil
  /// where the program does not read them.
  private var owners: [RowSelection?]
  var stack: [Vector] = []
  private var entries: [Entry] = []
  private var pacing: PacedInterruption

  /// How many rows there are at the moment.
  var count: Int { rows.count }

  /// The outcomes for some rows; without a meaning where the program's interruption said to stop.
  static func evaluate(_ program: Program, rows: RowSelection, owners: [RowSelection?] = []) -> Vector {
    var evaluator = Evaluator(program: program, rows: rows, owners: owners)
    return evaluator.run()
  }

  private init(program: Program, rows: RowSelection, owners: [RowSelection?]) {
    self.program = program
    self.rows = rows
    self.owners = owners
    pacing = PacedInterruption(program.interruption)
  }

  private mutating func run() -> Vector {
    var index = 0
    while index < program.instructions.count {
      // What was left unfinished must not be worked on.
      if program.interruption.isKnown { return .null }
      let instruction = program.instructions[index]
      if case .enter(let lane, let isCostly, let end) = instruction {
        index = enter(lane, isCostly) ? index + 1 : end
      } else {
        perform(instruction)
        index += 1
      }
    }
    return pop()
  }

  mutating func pop() -> Vector {
    guard let vector = stack.popLast() else {
      preconditionFailure("the compiler puts operands before the operation")
    }
    return vector
  }

  private mutating func perform(_ instruction: Instruction) {
    switch instruction {
    case .constant(let scalar): stack.append(Vector(.constant(scalar)))
    case .failing: stack.append(.failing)
    case .load(let index): stack.append(load(program.columns[index]))
    case .loadFailing(let index, let failures):
      var vector = load(program.columns[index])
      // A group that fails is neither null nor true.
      let failed = GatherKernels.bits(program.failures[failures], rows: rows)
      vector.failed = failed.isEmpty ? nil : failed
      stack.append(vector)
    case .columnIsNull(let index): stack.append(nullTest(of: program.columns[index]))
    case .listLength(let index): stack.append(lengths(of: program.columns[index]))
    case .quantified(let index):
      stack.append(QuantifierRun.outcome(of: program.quantifiers[index], rows: rows))
    case .columnTest(let index): performColumnTest(program.columnTests[index])
    case .constantTest(let index):
      stack.append(program.constantTests[index].evaluate(pop(), count: count, &pacing))
    case .isNull: stack.append(pop().nullTest())
    case .not: stack.append(pop().negatedTruth(count))
    case .negation: stack.append(pop().negated(count))
    case .comparison(let comparison): performBinary { .comparing(comparison, $0, $1, count: $2) }
    case .between: performBetween()
    case .membershipItem: performMembershipItem()
    case .dropBelow: stack.remove(at: stack.count - 2)
    case .textMatch(let match):
      let pattern = pop()
      stack.append(.matching(match, pop(), pattern: pattern, count: count, &pacing))
    case .arithmetic(let arithmetic): performBinary { .computing(arithmetic, $0, $1, count: $2) }
    case .conversion(let conversion): stack.append(pop().converted(conversion, count))
    case .unary(let function, let type): stack.append(pop().applying(function, of: type, count, &pacing))
    case .roundToDigits: performBinary { .rounding($0, digits: $1, count: $2) }
    case .nullif: performBinary { .nullingIfEqual($0, $1, count: $2) }
    case .extremum(let isGreatest): performBinary { .extremum($0, $1, isGreatest: isGreatest, count: $2) }
    case .concat(let index): performConcat(program.operandTypes[index])
    case .enter: preconditionFailure("the loop that calls this handles entries")
    case .combine(let connective):
      let operand = takeOperand()
      stack.append(.combining(connective, pop(), operand, count: count))
    case .fill:
      let operand = takeOperand()
      stack.append(pop().filled(with: operand, count))
    case .endThen: stack.append(takeOperand())
    case .choose: performChoice()
    }
  }

  // The operation is known where it is called and runs once a batch, not once a row.
  @inline(__always)
  private mutating func performBinary(_ operation: (Vector, Vector, Int) -> Vector) {
    let right = pop()
    let left = pop()
    stack.append(operation(left, right, count))
  }

  /// The rows so many levels up.
  private func rows(_ levelsUp: Int) -> RowSelection {
    if levelsUp == 0 { return rows }
    guard let owners = owners[levelsUp - 1] else {
      preconditionFailure("the owners that a condition reads are given to it")
    }
    return owners
  }

  private func load(_ source: SourceColumn) -> Vector { .load(source.column, rows: rows(source.levelsUp)) }

  private func nullTest(of source: SourceColumn) -> Vector {
    guard let validity = source.column.nullity.validity else { return .boolean(false) }
    return Vector(.bits(GatherKernels.bits(validity, rows: rows(source.levelsUp)).inverted))
  }

  private func lengths(of source: SourceColumn) -> Vector {
    guard case .list(let lists) = source.column else {
      preconditionFailure("the binder counts elements of lists only")
    }
    return .lengths(of: lists, rows: rows(source.levelsUp))
  }

  private mutating func performColumnTest(_ test: ColumnTest) {
    stack.append(test.evaluate(rows(test.levelsUp)))
  }

  private mutating func performBetween() {
    let high = pop()
    let low = pop()
    let subject = pop()
    let above = Vector.comparing(.greaterOrEqual, subject, low, count: count)
    let below = Vector.comparing(.lessOrEqual, subject, high, count: count)
    stack.append(.combining(.and, above, below, count: count))
  }

  private mutating func performMembershipItem() {
    let item = pop()
    let result = pop()
    let equal = Vector.comparing(.equal, stack[stack.count - 1], item, count: count)
    stack.append(.combining(.or, result, equal, count: count))
  }

  private mutating func performConcat(_ types: [ScalarType]) {
    let first = stack.count - types.count
    let operands = Array(stack[first...])
    stack.removeSubrange(first...)
    stack.append(.concatenating(operands, types, count: count, &pacing))
  }

  private mutating func performChoice() {
    let otherwise = takeOperand()
    let then = pop()
    let condition = pop()
    stack.append(condition.choosing(then, else: otherwise, count))
  }
}

// MARK: - Operands that only some rows need

extension Evaluator {
  /// Picks a few rows out of many: from one in so many on the cost of picking is saved.
  private static let rowsPerPickedRow = 4

  /// Prepares an operand; false where no row needs it, after pushing a null in its place.
  private mutating func enter(_ lane: Instruction.Lane, _ isCostly: Bool) -> Bool {
    var before = stack[stack.count - 1]
    if case .otherwise = lane {
      // The condition lies below the result of the first branch.
      before = stack[stack.count - 2]
    }
    switch before.activeRows(for: lane, count: count) {
    case .all:
      entries.append(Entry(picked: nil))
    case .none:
      entries.append(Entry(picked: nil))
      stack.append(.null)
      return false
    case .some(let places):
      guard isCostly, places.setCount * Evaluator.rowsPerPickedRow <= count else {
        entries.append(Entry(picked: nil))
        return true
      }
      entries.append(Entry(picked: (places, rows, owners)))
      rows = rows.picking(places)
      owners = owners.map { $0?.picking(places) }
    }
    return true
  }

  /// Pops an operand that has been entered and spreads it over all rows again.
  private mutating func takeOperand() -> Vector {
    let operand = pop()
    guard let entry = entries.popLast() else {
      preconditionFailure("every operand that is taken has been entered")
    }
    guard let (places, from, owners) = entry.picked else { return operand }
    rows = from
    self.owners = owners
    return operand.scattered(to: places)
  }
}

extension RowSelection {
  /// The rows at the places that are set.
  func picking(_ places: Bitmap) -> RowSelection {
    switch self {
    case .range(let range):
      var rows: [UInt32] = []
      places.appendRows(from: range.lowerBound, to: &rows)
      return .list(rows)
    case .list(let all):
      var numbers: [UInt32] = []
      places.appendRows(from: 0, to: &numbers)
      return .list(numbers.map { all[Int($0)] })
    }
  }

  /// The rows at some places.
  func slice(_ places: Range<Int>) -> RowSelection {
    switch self {
    case .range(let range):
      .range(range.lowerBound + places.lowerBound..<range.lowerBound + places.upperBound)
    case .list(let rows): .list(Array(rows[places]))
    }
  }
}
