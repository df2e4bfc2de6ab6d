import Columnar
import QueryPlan
import Values

/// Makes the columns of the answer: fields stay where they are, expressions are computed for the rows returned.
struct OutputBuilder {
  private let context: ExecutionContext

  init(_ context: ExecutionContext) { self.context = context }

  func result(of rows: RowSelection) throws(ExecutionFailure) -> ResultSet {
    let table = context.table
    switch context.plan.optimized.output {
    case .records:
      let columns = RecordColumns.of(table)
      return ResultSet(table: table, rows: rows, columns: columns, isWholeRecords: true)
    case .columns(let output):
      return ResultSet(table: table, rows: rows, columns: try columns(output, rows), isWholeRecords: false)
    }
  }

  private func columns(
    _ output: [OutputColumn], _ rows: RowSelection
  ) throws(ExecutionFailure) -> [ResultColumn] {
    var columns: [ResultColumn] = []
    var roots: [PlanRoot] = []
    var firstFailingRow: Int?
    for (index, column) in output.enumerated() {
      switch column.content {
      case .field(let path):
        guard let field = context.table.schema.field(at: path) else {
          preconditionFailure("the binder selects only fields of the table")
        }
        columns.append(ResultColumn(name: column.name, type: field.type, content: .field(path)))
      case .listValues(let path):
        let values = ListValues(of: path, in: context.table)
        let content = try values.column(for: rows, context.interruption)
        columns.append(
          ResultColumn(name: column.name, type: values.type, content: .computed(content)))
      case .expression(let root):
        if let path = storedGroupColumn(root), let field = context.table.schema.field(at: path) {
          columns.append(ResultColumn(name: column.name, type: field.type, content: .field(path)))
          continue
        }
        roots.append(.output(index))
        let type = context.plan.optimized.expressions[root].type
        var builder = ComputedColumnBuilder(type, count: rows.count)
        let failingRow = try compute(.output(index), rows, &builder)
        if let failingRow {
          firstFailingRow = min(firstFailingRow ?? .max, failingRow)
          continue
        }
        columns.append(
          ResultColumn(
            name: column.name, type: .scalar(type),
            content: .computed(try builder.column(context.interruption))))
      }
    }
    if let firstFailingRow { throw context.failure(of: roots, row: firstFailingRow, among: rows) }
    return columns
  }

  /// Where an expression over groups stands in their table, if it is a key or an aggregate that fails for no group.
  private func storedGroupColumn(_ id: ExpressionID) -> FieldPath? {
    guard let groups = context.groups else { return nil }
    switch context.plan.optimized.expressions[id].operation {
    case .groupKey(let key): return FieldPath([key])
    case .aggregate(let index):
      return groups.failures[index] == nil ? FieldPath([groups.keyCount + index]) : nil
    default: return nil
    }
  }

  /// Computes one column; returns the first row in the table's order that fails.
  private func compute(
    _ root: PlanRoot, _ rows: RowSelection, _ builder: inout ComputedColumnBuilder
  ) throws(ExecutionFailure) -> Int? {
    guard let program = context.compile(root), let id = context.plan.bound.expression(at: root) else {
      preconditionFailure("only expressions are computed")
    }
    let batchRowCount = program.batchRowCount
    @Sendable func places(_ batch: Int) -> Range<Int> {
      batch * batchRowCount..<min((batch + 1) * batchRowCount, rows.count)
    }
    var firstFailingRow: Int?
    try OrderedPieces((rows.count + batchRowCount - 1) / batchRowCount, context).run { batch in
      Evaluator.evaluate(program, rows: rows.slice(places(batch)))
    } take: { (batch, outcome: Vector) throws(ExecutionFailure) in
      let places = places(batch)
      if outcome.firstFailure != nil {
        let failing = outcome.failedBits(places.count)
        for place in places where failing?[place - places.lowerBound] ?? false {
          firstFailingRow = min(firstFailingRow ?? .max, rows[place])
        }
      } else if !builder.append(outcome, places.count) {
        throw .expression(id, .overflow)
      }
      return true
    }
    return firstFailingRow
  }
}

/// Collects the batches of a computed column.
struct ComputedColumnBuilder {
  private enum Values {
    case bits([UInt64])
    case numbers([Int64])
    case reals([Double])
    case texts(TextArena)
  }

  private let type: ScalarType
  private var values: Values
  private var nulls: [UInt32] = []
  private var count = 0
  private let wholeCount: Int
  /// One long text in the first batch says little about the others.
  private static let mostReservedBytes = 1 << 28

  /// `count` is how many values will have been appended when the column is asked for.
  init(_ type: ScalarType, count: Int) {
    self.type = type
    wholeCount = count
    values =
      switch type {
      case .boolean: .bits(Array(repeating: 0, count: Bitmap.wordCount(for: count)))
      case .integer, .duration, .date, .timestamp: .numbers([])
      case .real: .reals([])
      case .text: .texts(TextArena())
      }
  }

  /// Appends the outcomes of a batch, none of which fails; false where a column cannot hold so much text.
  mutating func append(_ outcome: Vector, _ batchCount: Int) -> Bool {
    let outcomeNulls = outcome.nullBits(batchCount)
    outcomeNulls?.appendRows(from: count, to: &nulls)
    // Each case takes the array out, so that it has one owner while it grows.
    switch values {
    case .bits(var bits):
      values = .reals([])
      let trues = outcome.trueBits(batchCount)
      for place in 0..<batchCount where trues[place] {
        bits[(count + place) >> 6] |= 1 << UInt64((count + place) & 63)
      }
      values = .bits(bits)
    case .numbers(var numbers):
      values = .reals([])
      if numbers.isEmpty { numbers.reserveForFullUse(wholeCount) }
      numbers.append(contentsOf: outcome.numbers(batchCount))
      values = .numbers(numbers)
    case .reals(var reals):
      values = .numbers([])
      if reals.isEmpty { reals.reserveForFullUse(wholeCount) }
      reals.append(contentsOf: outcome.reals(batchCount))
      values = .reals(reals)
    case .texts(var arena):
      values = .reals([])
      let texts = outcome.texts(batchCount)
      let bytes = texts.bytes.span
      if count == 0 { reserve(&arena, for: texts, batchCount) }
      for place in 0..<batchCount {
        let isNull = outcomeNulls?[place] ?? false
        let range = isNull ? 0..<0 : texts.range(place)
        guard arena.hasRoom(for: range.count) else { return false }
        arena.append(bytes.extracting(range))
      }
      values = .texts(arena)
    }
    count += batchCount
    return true
  }

  /// Makes room for all texts, if those to come are as long as those of the first batch: growing would copy again and
  /// again, with nobody asking in between.
  private func reserve(_ arena: inout TextArena, for texts: TextVector, _ batchCount: Int) {
    var byteCount = 0
    for place in 0..<batchCount { byteCount += texts.range(place).count }
    let (whole, overflow) = byteCount.multipliedReportingOverflow(by: wholeCount)
    let mean = overflow ? TextArena.capacity : whole / max(batchCount, 1)
    arena.reserve(texts: wholeCount, bytes: min(mean + mean / 8, ComputedColumnBuilder.mostReservedBytes))
  }

  /// The column, made in steps between which the query may be given up.
  func column(_ interruption: Interruption) throws(ExecutionFailure) -> Column {
    var validity: Bitmap?
    if !nulls.isEmpty {
      var bits = Bitmap(repeating: true, count: count)
      for place in nulls { bits[Int(place)] = false }
      validity = bits
    }
    let nullity = Nullity(validity: validity)
    switch values {
    case .bits(let bits):
      return .boolean(BooleanColumn(bits: Bitmap(words: bits, count: count), nullity: nullity))
    case .numbers(let numbers):
      return .number(
        try NumberColumn(type, values: numbers, nullity: nullity) { () throws(ExecutionFailure) in
          try interruption.check()
        })
    case .reals(let reals):
      return .real(
        try RealColumn(values: reals, nullity: nullity) { () throws(ExecutionFailure) in
          try interruption.check()
        })
    case .texts(let texts): return .text(TextColumn(unencoded: texts, nullity: nullity))
    }
  }
}
