import Columnar
import QueryPlan
import Values

/// Makes the mask program of a filter, if it has one.
struct MaskCompiler {
  /// Conditions that are nested deeper are evaluated as other expressions are.
  private static let mostNested = 64

  /// Conditions with more tests are too. Each is compiled on its own, for which all expressions are looked at.
  private static let mostTests = 64

  private let context: ExecutionContext
  private let expressions: BoundExpressions
  /// False where the table has so few rows that its columns never come to know anything for tests.
  private let mayLearn: Bool
  private var tests = MaskTests()
  private var testCount = 0

  /// Nil where some row might fail, or where there is no filter.
  static func compile(_ context: ExecutionContext) -> MaskProgram? {
    guard let filter = context.plan.optimized.whole.parts.filter else { return nil }
    var compiler = MaskCompiler(context)
    guard let node = compiler.node(filter, isFor: true, nested: 0) else { return nil }
    return MaskProgram(node, of: compiler.tests, on: context.table)
  }

  private init(_ context: ExecutionContext) {
    self.context = context
    mayLearn = context.table.rowCount >= context.options.learning.fewestRowsToTest
    expressions = context.plan.optimized.whole.parts.expressions
  }

  /// What is true of the rows for which an expression is `value`.
  private mutating func node(_ id: ExpressionID, isFor value: Bool, nested: Int) -> MaskNode? {
    guard nested <= MaskCompiler.mostNested else { return nil }
    switch expressions.nodes[id.position].operation {
    case .not(let operand): return node(operand, isFor: !value, nested: nested + 1)
    case .logical(let connective, let operands):
      guard operands.count <= MaskCompiler.mostTests else { return nil }
      if nested == 0 { tests.reserve(operands.count, learning: mayLearn) }
      guard let nodes = nodes(operands, isFor: value, nested: nested + 1) else { return nil }
      // What is false of an `and` is false of one of its operands.
      let joined: LogicalConnective = value == (connective == .and) ? .and : .or
      return MaskTests.group(joined, MaskOrder(context).ordered(nodes, of: tests, joinedBy: joined))
    case .field(let path):
      guard case .boolean(let column)? = context.table.column(at: path) else {
        return leaf(id, isFor: value)
      }
      return tests.add(MaskCompiler.booleans(column, value: value))
    case .comparison(let comparison, let left, let right):
      if let node = comparisonOfCodes(comparison, left, right, id, isFor: value) { return node }
      if expressions.nodes[left.position].type != .text {
        let pairs = PairTests(expressions: expressions, table: context.table)
        if let test = pairs.test(comparison, left, right, isFor: value) { return tests.add(test) }
      }
      return textTest(id, .comparison(comparison), left, right, isFor: value)
    case .textMatch(let match, let left, let right):
      return textTest(id, .match(match), left, right, isFor: value)
    default: return leaf(id, isFor: value)
    }
  }

  private mutating func nodes(_ operands: [ExpressionID], isFor value: Bool, nested: Int) -> [MaskNode]? {
    if operands.count == 2 {
      guard let first = node(operands[0], isFor: value, nested: nested),
        let second = node(operands[1], isFor: value, nested: nested)
      else { return nil }
      return [first, second]
    }
    var nodes: [MaskNode] = []
    nodes.reserveCapacity(operands.count)
    for operand in operands {
      guard let node = node(operand, isFor: value, nested: nested) else { return nil }
      nodes.append(node)
    }
    return nodes
  }

  private enum TextOperation {
    case comparison(Comparison)
    case match(TextMatch)
  }

  /// A field of texts beside a constant: what an index finds, for which no program is needed; else as any other.
  private mutating func textTest(
    _ id: ExpressionID, _ operation: TextOperation, _ left: ExpressionID, _ right: ExpressionID,
    isFor value: Bool
  ) -> MaskNode? {
    guard case .field(let path) = expressions.nodes[left.position].operation,
      case .constant(.text(let text)) = expressions.nodes[right.position].operation,
      case .text(let column)? = context.table.column(at: path), column.isArena
    else { return leaf(id, isFor: value) }
    if case .comparison(let comparison) = operation,
      let hits = hits(comparison, text, column, isFor: value)
    {
      return tests.add(.hits(hits))
    }
    let kind: ConstantPredicate.Kind =
      switch operation {
      case .comparison(let comparison): .comparison(comparison, .text(text))
      case .match(let match): .textMatch(match, Array(text.utf8))
      }
    guard let test = ConstantPredicate(subject: left, kind: kind).constantTest(subjectType: .text),
      case .texts(let predicate) = test.domain
    else { return leaf(id, isFor: value) }
    if let hits = hits(predicate, column, isComplement: value == test.isNegated) {
      return tests.add(.hits(hits))
    }
    return leaf(id, isFor: value, hasAskedIndex: true)
  }

  /// The rows with one text, or all others, where there is an index: no predicate is needed for them.
  private func hits(
    _ comparison: Comparison, _ text: String, _ column: TextColumn, isFor value: Bool
  ) -> HitMaskTest? {
    guard comparison == .equal || comparison == .notEqual, column.count >= LazyTextIndex.fewestRows,
      let index = column.index.ready
    else { return nil }
    return HitMaskTest(
      index, index.places(of: text.utf8.span), validity: column.nullity.validity,
      isComplement: value != (comparison == .equal))
  }

  /// The commonest test of all, made without a program: a column beside a constant.
  private mutating func comparisonOfCodes(
    _ comparison: Comparison, _ left: ExpressionID, _ right: ExpressionID, _ id: ExpressionID,
    isFor value: Bool
  ) -> MaskNode? {
    guard context.plan.testsCodes[id],
      case .field(let path) = expressions.nodes[left.position].operation,
      case .constant(let bound) = expressions.nodes[right.position].operation, !bound.isNull,
      let column = context.table.column(at: path)
    else { return nil }
    if case .number(let column) = column {
      return codes(column, Interval.integers(comparison, bound), isFor: value == (comparison != .notEqual))
    }
    let predicate = ConstantPredicate(subject: left, kind: .comparison(comparison, bound))
    guard let test = predicate.columnTest(on: column, context.interruption) else { return nil }
    return codes(test, isFor: value)
  }

  /// The test of a column by its codes, for being true or for being false.
  private mutating func codes(_ test: ColumnTest, isFor value: Bool) -> MaskNode {
    // Beside a null in the list nothing is false.
    if test.isNullElsewhere && value == test.isNegated { return tests.add(.constant(false)) }
    let isComplement = value == test.isNegated
    if let ranges = CodeMaskTest(test, isComplement: isComplement) {
      return tests.add(.codes(ranges), of: mayLearn ? LearningColumn(test) : nil)
    }
    return tests.add(
      CodeSetMaskTest(test, isComplement: isComplement).map { .codeSet($0) } ?? .constant(false))
  }

  /// The same for a column of numbers and a range, which needs nothing of the column but its addresses.
  private mutating func codes(
    _ column: NumberColumn, _ numbers: ClosedRange<Int64>?, isFor value: Bool
  ) -> MaskNode {
    let range = numbers.flatMap { column.codes(of: $0) }
    let learner = mayLearn ? range.map { LearningColumn(column, $0) } : nil
    return tests.add(.codes(CodeMaskTest(column.pinned, range, isComplement: !value)), of: learner)
  }

  /// - Parameter hasAskedIndex: True where an index of texts has been asked in vain.
  private mutating func leaf(
    _ id: ExpressionID, isFor value: Bool, hasAskedIndex: Bool = false
  ) -> MaskNode? {
    testCount += 1
    guard testCount <= MaskCompiler.mostTests else { return nil }
    let program = ProgramCompiler.compile(
      id, of: context.plan, for: context.table, groups: nil, interruption: context.interruption)
    guard !program.canFail else { return nil }
    if let constant = program.constant {
      return constant.isFailing ? nil : tests.add(.constant(constant.constant == .boolean(value)))
    }
    if case .columnTest(let index)? = program.instructions.first, program.instructions.count == 1 {
      return codes(program.columnTests[index], isFor: value)
    }
    let test = test(program, isFor: value, hasAskedIndex: hasAskedIndex)
    return tests.add(test ?? .program(program, value: value))
  }

  /// The test of a program that does nothing but test one column; nil for others.
  private func test(_ program: Program, isFor value: Bool, hasAskedIndex: Bool) -> MaskTest? {
    switch (program.instructions.first, program.instructions.count) {
    case (.columnIsNull(let index), 1):
      let validity = program.columns[index].column.nullity.validity.map { PinnedArray($0) }
      return .column(.validity(validity, value: !value))
    case (.load(let index), 1):
      guard case .boolean(let column) = program.columns[index].column else { return nil }
      return .column(MaskCompiler.booleans(column, value: value))
    case (.load(let index), 2):
      guard case .constantTest(let test) = program.instructions[1] else { return nil }
      return self.test(
        program.constantTests[test], of: program.columns[index].column, isFor: value, as: program,
        hasAskedIndex: hasAskedIndex)
    default: return nil
    }
  }

  private func test(
    _ test: ConstantTest, of column: Column, isFor value: Bool, as program: Program, hasAskedIndex: Bool
  ) -> MaskTest? {
    guard !test.isNullElsewhere else { return nil }
    let isComplement = value == test.isNegated
    switch (test.domain, column) {
    case (.reals(let low, let high), .real(let column)):
      return .reals(RealMaskTest(column, from: low, to: high, isComplement: isComplement))
    case (.texts(let predicate), .text(let column)):
      let hits = hasAskedIndex ? nil : hits(predicate, column, isComplement: isComplement)
      return hits.map { MaskTest.hits($0) }
        ?? FingerprintSearch(predicate, column)?.rows(context.interruption).map { rows in
          let validity = column.nullity.validity
          return .hits(HitMaskTest(fingerprinted: rows, validity: validity, isComplement: isComplement))
        }
        ?? TextMaskTest(
          predicate, on: column, isComplement: isComplement, as: program, isFor: value, context
        ).map { .text($0) }
    case (.booleans(let hasFalse, let hasTrue), .boolean(let column)) where hasFalse != hasTrue:
      return .column(MaskCompiler.booleans(column, value: hasTrue != isComplement))
    default: return nil
    }
  }

  /// The rows that an index finds, if there is one by now.
  private func hits(
    _ predicate: TextPredicate, _ column: TextColumn, isComplement: Bool
  ) -> HitMaskTest? {
    guard !predicate.ignoresCase, column.count >= LazyTextIndex.fewestRows, column.isArena else {
      return nil
    }
    let validity = column.nullity.validity
    if let texts = predicate.wholeTexts {
      guard let index = column.index.ready ?? MaskCompiler.index(of: column) else { return nil }
      let places = texts.map { index.places(of: $0.span) }
      return HitMaskTest(index, places, validity: validity, isComplement: isComplement)
    }
    guard let (needle, place) = predicate.needle, place == .atStart,
      let index = column.index.ready ?? MaskCompiler.index(of: column)
    else { return nil }
    let places = index.places(beginningWith: needle.span)
    return HitMaskTest(index, places, validity: validity, isComplement: isComplement)
  }

  /// Asks for the index of a column that has none yet.
  private static func index(of column: TextColumn) -> TextIndex? {
    guard case .arena(let arena) = column.storage else { return nil }
    let validity = column.nullity.validity
    return column.index.index(of: arena) {
      let rows = try? TextRanks.sortedRows(of: arena, where: validity, .none)
      return rows.map { TextIndex(arena, rows: $0) }
    } whenReady: {
      column.fingerprints.giveUp()
    }
  }

  private static func booleans(_ column: BooleanColumn, value: Bool) -> ColumnMaskTest {
    let validity = column.nullity.validity.map { PinnedArray($0) }
    return .booleans(PinnedArray(column.bits), validity: validity, value: value)
  }
}
