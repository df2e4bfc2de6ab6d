import Columnar
import QueryPlan
import Values

/// Turns one bound expression into a program for one table: constants are folded, and predicates against constants
/// become tests on codes. Works with lists of things to do, not recursion: chains may be as long as they like.
struct ProgramCompiler {
  private enum Step {
    case visit(ExpressionID)
    case emit(Instruction)
    /// The step that pops the operand of the last open `enter`.
    case close(Instruction)
    /// Makes a quantifier of the program at hand and goes back to the one around it.
    case endCondition(Quantification)
  }

  /// What is known of a program while it is being made.
  private struct Draft {
    var program = Program()
    /// What paths mean in it.
    let scope: FieldScope
    /// Where the `enter` steps stand whose operand is not finished.
    var openEntries: [Int] = []
    var depth = 0
    var greatestDepth = 0
    /// How many bytes of texts a row may bring together, of columns on average.
    var textBytesPerRow = 0

    init(_ scope: FieldScope) { self.scope = scope }
  }

  let expressions: BoundExpressions
  /// The predicates that may be asked of codes.
  let testsCodes: ExpressionMarks
  let table: ColumnTable
  let groups: GroupedRows?
  private let interruption: Interruption
  private var draft: Draft
  /// The program around the condition that `draft` is of.
  private var enclosing: [Draft] = []
  private var steps: [Step] = []
  /// The outcomes of constant nodes.
  private var constants: ScalarOperations
  private var isCostly: [Bool]

  /// Where `interruption` says to stop, the program is of no use, and the next check throws.
  static func compile(
    _ root: ExpressionID, of plan: PhysicalPlan, for table: ColumnTable, groups: GroupedRows?,
    interruption: Interruption = Interruption(ExecutionOptions())
  ) -> Program {
    var compiler = ProgramCompiler(root, plan, table, groups, interruption)
    compiler.steps = [.visit(root)]
    while let step = compiler.steps.popLast() { compiler.perform(step) }
    return compiler.finishedProgram
  }

  private init(
    _ root: ExpressionID, _ plan: PhysicalPlan, _ table: ColumnTable, _ groups: GroupedRows?,
    _ interruption: Interruption
  ) {
    self.interruption = interruption
    expressions = plan.optimized.expressions
    testsCodes = plan.testsCodes
    self.table = table
    self.groups = groups
    draft = Draft(FieldScope(table))
    constants = ScalarOperations(expressions, upTo: root)
    isCostly = Array(repeating: false, count: root.position + 1)
    for id in expressions.reachable(from: root) { survey(id) }
  }

  /// A value takes 16 bytes at most, besides the bytes of a text that is made; all vectors alive at a time shall take no
  /// more than 64 MiB, and a batch no more steps (also of conditions, for all elements) than some milliseconds have room
  /// for, as far as 64 rows a batch allow.
  private var finishedProgram: Program {
    var program = draft.program
    let steps = program.quantifiers.reduce(program.instructions.count) { $0 + $1.stepsPerRow }
    let bytesPerRow = max(16 * max(draft.greatestDepth, 1), draft.textBytesPerRow)
    let rows = min((64 << 20) / bytesPerRow, (1 << 24) / max(steps, 1))
    program.interruption = interruption
    program.batchRowCount = min(Blocks.rowCount, max(64, rows & ~63))
    return program
  }

  /// Folds a node whose operands are constants, and notes whether rows should be picked out before it.
  private mutating func survey(_ id: ExpressionID) {
    var isConstant = true
    var hasCostlyOperand = false
    let operation = expressions[id].operation
    operation.forEachOperand {
      isConstant = isConstant && constants.outcomes[$0.position] != nil
      hasCostlyOperand = hasCostlyOperand || isCostly[$0.position]
    }
    switch operation {
    case .field(let path):
      isCostly[id.position] = !isBoolean(path)
    case .fieldIsNull, .listLength, .groupKey:
      break
    case .quantified:
      // Never constant: it depends on how many elements there are.
      isCostly[id.position] = true
    case .aggregate(let index):
      if groups?.failures[index] != nil { draft.program.canFail = true }
    case .comparison, .between, .constantMembership, .textMatch:
      isCostly[id.position] = hasCostlyOperand && !testsCodes(id)
      fallthrough
    default:
      if case .constantMembership(_, let items) = operation, items.isEmpty {
        // `or` of nothing.
        constants.outcomes[id.position] = .value(.boolean(false))
        isCostly[id.position] = false
      } else if isConstant {
        let outcome = constants.apply(id)
        constants.outcomes[id.position] = outcome
        isCostly[id.position] = false
        if case .failure = outcome { draft.program.canFail = true }
      } else {
        noteCost(of: operation, id, hasCostlyOperand)
      }
    }
  }

  private mutating func noteCost(of operation: BoundOperation, _ id: ExpressionID, _ hasCostlyOperand: Bool) {
    switch operation {
    case .comparison, .between, .constantMembership: break
    case .textMatch(_, _, let pattern):
      if constants.outcomes[pattern.position] == nil { draft.program.canFail = true }
    case .constant, .field, .fieldIsNull, .listLength, .groupKey, .aggregate, .not, .logical, .isNull,
      .coalesce, .conditional, .membership:
      isCostly[id.position] = hasCostlyOperand
    case .negation, .arithmetic, .call:
      isCostly[id.position] = true
      draft.program.canFail = true
    case .conversion, .quantified:
      isCostly[id.position] = true
    }
  }

  private func isBoolean(_ path: FieldPath) -> Bool {
    if case .boolean = table.nestedColumn(at: path, entersLast: true)?.column { true } else { false }
  }

  // MARK: - Steps

  private mutating func perform(_ step: Step) {
    switch step {
    case .visit(let id): visit(id)
    case .emit(let instruction): emit(instruction)
    case .close(let instruction):
      emit(instruction)
      guard let entry = draft.openEntries.popLast(),
        case .enter(let lane, let isCostly, _) = draft.program.instructions[entry]
      else { preconditionFailure("every operand that is closed has been entered") }
      let end = draft.program.instructions.count - 1
      draft.program.instructions[entry] = .enter(lane, isCostly: isCostly, end: end)
    case .endCondition(let quantification): endCondition(quantification)
    }
  }

  private mutating func emit(_ instruction: Instruction) {
    draft.textBytesPerRow += textBytesPerRow(of: instruction)
    if case .enter = instruction { draft.openEntries.append(draft.program.instructions.count) }
    draft.program.instructions.append(instruction)
    draft.depth += instruction.growth(operandTypes: draft.program.operandTypes)
    draft.greatestDepth = max(draft.greatestDepth, draft.depth)
  }

  private func textBytesPerRow(of instruction: Instruction) -> Int {
    switch instruction {
    case .constant(.text(let text)): text.utf8.count
    case .load(let index):
      draft.program.columns[index].column.texts?.meanByteCount ?? 0
    default: 0
    }
  }

  /// Puts steps on the list in the order in which they are to be done.
  private mutating func schedule(_ next: [Step]) { steps.append(contentsOf: next.reversed()) }

  private mutating func visit(_ id: ExpressionID) {
    if let outcome = constants.outcomes[id.position] {
      switch outcome {
      case .value(let scalar): emit(.constant(scalar))
      case .failure: emit(.failing)
      }
      return
    }
    let node = expressions[id]
    if let test = columnTest(for: id) {
      draft.program.columnTests.append(test)
      emit(.columnTest(draft.program.columnTests.count - 1))
      return
    }
    if let (subject, test) = constantTest(for: node.operation) {
      draft.program.constantTests.append(test)
      schedule([.visit(subject), .emit(.constantTest(draft.program.constantTests.count - 1))])
      return
    }
    visitOperation(node.operation)
  }

  private mutating func visitOperation(_ operation: BoundOperation) {
    switch operation {
    case .constant(let scalar): emit(.constant(scalar))
    case .field(let path): emit(.load(column(draft.scope.scalars(at: path))))
    case .fieldIsNull(let path): emit(.columnIsNull(column(draft.scope.field(at: path))))
    case .listLength(let path): emit(.listLength(column(draft.scope.list(at: path))))
    case .groupKey(let key): emit(.load(column(draft.scope.scalars(at: FieldPath([key])))))
    case .aggregate(let index): emitAggregate(index)
    case .quantified(let quantification, let list, let condition):
      enclosing.append(draft)
      draft = Draft(FieldScope(table, over: list))
      schedule([.visit(condition), .endCondition(quantification)])
    case .isNull(let operand): schedule([.visit(operand), .emit(.isNull)])
    case .not(let operand): schedule([.visit(operand), .emit(.not)])
    case .negation(let operand): schedule([.visit(operand), .emit(.negation)])
    case .conversion(let conversion, let operand):
      schedule([.visit(operand), .emit(.conversion(conversion))])
    case .comparison(let comparison, let left, let right):
      schedule([.visit(left), .visit(right), .emit(.comparison(comparison))])
    case .arithmetic(let arithmetic, let left, let right):
      schedule([.visit(left), .visit(right), .emit(.arithmetic(arithmetic))])
    case .textMatch(let match, let text, let pattern):
      schedule([.visit(text), .visit(pattern), .emit(.textMatch(match))])
    case .between(let subject, let low, let high):
      schedule([.visit(subject), .visit(low), .visit(high), .emit(.between)])
    case .conditional(let condition, let then, let otherwise):
      schedule([
        .visit(condition), entry(.then, then), .visit(then), .close(.endThen), entry(.otherwise, otherwise),
        .visit(otherwise), .close(.choose),
      ])
    case .logical(let connective, let operands):
      scheduleLazily(operands, .connective(connective), .combine(connective))
    case .coalesce(let operands): scheduleLazily(operands, .coalesce, .fill)
    case .membership(let subject, let items): scheduleMembership(subject, items)
    case .constantMembership: preconditionFailure("a test on constants in every case")
    case .call(let function, let operands): scheduleCall(function, operands)
    }
  }

  private mutating func emitAggregate(_ index: Int) {
    let loaded = column(draft.scope.scalars(at: FieldPath([(groups?.keyCount ?? 0) + index])))
    guard let failures = groups?.failures[index] else { return emit(.load(loaded)) }
    draft.program.failures.append(failures.groups)
    emit(.loadFailing(loaded, failures: draft.program.failures.count - 1))
  }

  private func entry(_ lane: Instruction.Lane, _ operand: ExpressionID) -> Step {
    .emit(.enter(lane, isCostly: isCostly[operand.position], end: 0))
  }

  private mutating func scheduleLazily(
    _ operands: [ExpressionID], _ lane: Instruction.Lane, _ closing: Instruction
  ) {
    guard let first = operands.first else { return emit(.constant(.null)) }
    var next: [Step] = [.visit(first)]
    for operand in operands.dropFirst() {
      next.append(contentsOf: [entry(lane, operand), .visit(operand), .close(closing)])
    }
    schedule(next)
  }

  private mutating func scheduleMembership(_ subject: ExpressionID, _ items: [ExpressionID]) {
    var next: [Step] = [.visit(subject), .emit(.constant(.boolean(false)))]
    for item in items { next.append(contentsOf: [.visit(item), .emit(.membershipItem)]) }
    next.append(.emit(.dropBelow))
    schedule(next)
  }

  private mutating func scheduleCall(_ function: ScalarFunction, _ operands: [ExpressionID]) {
    var next = operands.map { Step.visit($0) }
    switch function {
    case .concat:
      draft.program.operandTypes.append(operands.map { expressions[$0].type })
      next.append(.emit(.concat(draft.program.operandTypes.count - 1)))
    case .least, .greatest:
      next = []
      for (index, operand) in operands.enumerated() {
        next.append(.visit(operand))
        if index > 0 { next.append(.emit(.extremum(isGreatest: function == .greatest))) }
      }
    case .nullif: next.append(.emit(.nullif))
    case .round where operands.count == 2: next.append(.emit(.roundToDigits))
    case .lower, .upper, .trim, .length, .abs, .round, .floor, .ceil, .days, .hours, .minutes, .seconds,
      .year,
      .month, .day, .date, .timestamp, .duration:
      next.append(.emit(.unary(function, operands.first.map { expressions[$0].type } ?? .text)))
    }
    schedule(next)
  }

  private mutating func column(_ source: SourceColumn) -> Int {
    draft.program.columns.append(source)
    return draft.program.columns.count - 1
  }

  private mutating func endCondition(_ quantification: Quantification) {
    let quantifier = Quantifier(quantification, lists: draft.scope.lists, condition: finishedProgram)
    guard !enclosing.isEmpty else { preconditionFailure("every condition that ends has begun") }
    // No second owner: the lists in it grow in place.
    draft = enclosing.removeLast()
    draft.program.quantifiers.append(quantifier)
    emit(.quantified(draft.program.quantifiers.count - 1))
  }
}

// MARK: - Predicates against constants

extension ProgramCompiler {
  /// The value of a constant node; nil for nodes that are none, and for failures.
  private func constant(_ id: ExpressionID) -> Scalar? {
    if case .value(let scalar) = constants.outcomes[id.position] { scalar } else { nil }
  }

  /// True where `columnTest(for:)` has a test, found out without making it.
  private func testsCodes(_ id: ExpressionID) -> Bool {
    guard isCodeTest(id), let predicate = constantPredicate(for: expressions[id].operation),
      case .field(let path) = expressions[predicate.subject].operation,
      let column = table.nestedColumn(at: path, entersLast: true)?.column
    else { return false }
    if case .number = column { return true }
    if case .dictionary = column.texts?.storage { return true }
    return false
  }

  private func isCodeTest(_ id: ExpressionID) -> Bool { testsCodes[id] }

  private func columnTest(for id: ExpressionID) -> ColumnTest? {
    guard isCodeTest(id), let predicate = constantPredicate(for: expressions[id].operation),
      case .field(let path) = expressions[predicate.subject].operation
    else { return nil }
    let source = draft.scope.scalars(at: path)
    var test = predicate.columnTest(on: source.column, interruption)
    test?.levelsUp = source.levelsUp
    return test
  }

  private func constantTest(for operation: BoundOperation) -> (subject: ExpressionID, test: ConstantTest)? {
    guard let predicate = constantPredicate(for: operation) else { return nil }
    let test = predicate.constantTest(subjectType: expressions[predicate.subject].type)
    return test.map { (predicate.subject, $0) }
  }

  /// The operation as a predicate on one operand that is no constant, where all others are; constants that are
  /// null are left to the general way.
  private func constantPredicate(for operation: BoundOperation) -> ConstantPredicate? {
    switch operation {
    case .comparison(let comparison, let left, let right):
      if let bound = constant(right), !bound.isNull, constants.outcomes[left.position] == nil {
        return ConstantPredicate(subject: left, kind: .comparison(comparison, bound))
      }
      if let bound = constant(left), !bound.isNull, constants.outcomes[right.position] == nil {
        return ConstantPredicate(subject: right, kind: .comparison(comparison.mirrored, bound))
      }
      return nil
    case .between(let subject, let low, let high):
      guard let low = constant(low), let high = constant(high), !low.isNull, !high.isNull,
        constants.outcomes[subject.position] == nil
      else { return nil }
      return ConstantPredicate(subject: subject, kind: .between(low, high))
    case .constantMembership(let subject, let items):
      return ConstantPredicate(subject: subject, kind: .membership(items))
    case .textMatch(let match, let subject, let pattern):
      guard let pattern = constant(pattern), !pattern.isNull, constants.outcomes[subject.position] == nil
      else {
        return nil
      }
      return ConstantPredicate(subject: subject, kind: .textMatch(match, pattern.utf8))
    case .constant, .field, .fieldIsNull, .listLength, .quantified, .groupKey, .aggregate, .isNull, .not,
      .logical, .membership, .negation, .arithmetic,
      .conversion, .call, .conditional, .coalesce:
      return nil
    }
  }
}

extension Comparison {
  /// The comparison with its operands exchanged.
  var mirrored: Comparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

extension Instruction {
  /// By how much the step makes the stack taller while it runs (`concat` never more than it found).
  func growth(operandTypes: [[ScalarType]]) -> Int {
    switch self {
    case .constant, .failing, .load, .loadFailing, .columnIsNull, .columnTest, .listLength, .quantified: 1
    case .constantTest, .isNull, .not, .negation, .conversion, .unary, .enter, .endThen: 0
    case .comparison, .membershipItem, .dropBelow, .textMatch, .arithmetic, .roundToDigits, .nullif,
      .extremum,
      .combine, .fill:
      -1
    case .between, .choose: -2
    case .concat(let index): 1 - operandTypes[index].count
    }
  }
}
