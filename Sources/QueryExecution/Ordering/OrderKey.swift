import Columnar
import QueryPlan
import Values

/// One key of the order, compiled: where the numbers come from that order like its values.
struct OrderKey {
  private enum Source {
    case codes(CodeVector)
    case bits(Bitmap)
    case reals([Double])
    case texts(TextColumn)
    case program(Program)
  }

  let root: PlanRoot
  let isDescending: Bool
  let nullsFirst: Bool
  /// The type of the key's values.
  let type: ScalarType
  /// Where the key is a field: its validity.
  private let validity: Bitmap?
  private let source: Source

  /// - Parameter index: Which key of the plan's order.
  init(_ index: Int, _ context: ExecutionContext) {
    let key = context.plan.optimized.order[index]
    root = .orderKey(index)
    isDescending = key.isDescending
    nullsFirst = key.nullsFirst
    let node = context.plan.optimized.expressions[key.expression]
    type = node.type
    if case .field(let path) = node.operation, let column = context.table.column(at: path),
      let source = OrderKey.source(column)
    {
      self.source = source
      validity = column.nullity.validity
    } else {
      guard let program = context.compile(root) else { preconditionFailure("every key is an expression") }
      source = .program(program)
      validity = nil
    }
  }

  private static func source(_ column: Column) -> Source? {
    switch column {
    case .number(let column): return .codes(column.codes)
    case .boolean(let column): return .bits(column.bits)
    case .real(let column): return .reals(column.values)
    case .text(let column): return source(column)
    case .mixed(let column): return source(column.reading)
    case .record, .list: return nil
    }
  }

  private static func source(_ column: TextColumn) -> Source {
    if case .dictionary(_, let codes, _) = column.storage { .codes(codes) } else { .texts(column) }
  }

  /// True where a value's number is only known once all texts have been seen.
  var needsRanks: Bool {
    switch source {
    case .texts: true
    case .program: type == .text
    case .codes, .bits, .reals: false
    }
  }

  /// Where the key is a column of texts, the bytes in which all of them stand.
  var textBytes: [UInt8]? {
    if case .texts(let column) = source, case .arena(let arena) = column.storage { arena.bytes } else { nil }
  }

  /// True where some row may be null.
  var mayBeNull: Bool {
    if case .program = source { true } else { validity != nil }
  }

  /// How many rows a batch may have.
  var batchRowCount: Int {
    if case .program(let program) = source { program.batchRowCount } else { Blocks.rowCount }
  }

  /// The values of some rows, or the codes of their column, which order like them.
  func values(_ rows: RowSelection) -> OrderValues {
    let nulls = validity.map { GatherKernels.bits($0, rows: rows).inverted }
    switch source {
    case .codes(let codes):
      return OrderValues(.codes(GatherKernels.codes(codes, rows: rows)), nulls: nulls)
    case .bits(let bits):
      return OrderValues(Vector(.bits(GatherKernels.bits(bits, rows: rows)), nulls: nulls), rows.count)
    case .reals(let reals):
      return OrderValues(Vector(.reals(GatherKernels.reals(reals, rows: rows)), nulls: nulls), rows.count)
    case .texts(let column):
      return OrderValues(.texts(TextVector(column, rows: rows)), nulls: nulls)
    case .program(let program):
      return OrderValues(Evaluator.evaluate(program, rows: rows), rows.count)
    }
  }
}

/// What a key gives for a batch of rows.
struct OrderValues {
  enum Content {
    /// Numbers that order like the values.
    case codes([UInt64])
    /// To be ranked.
    case texts(TextVector)
  }

  let content: Content
  let nulls: Bitmap?
  /// The first row of the batch that fails.
  let firstFailure: Int?

  init(_ content: Content, nulls: Bitmap?) {
    self.content = content
    self.nulls = nulls
    firstFailure = nil
  }

  init(_ vector: Vector, _ count: Int) {
    nulls = vector.nullBits(count)
    firstFailure = vector.firstFailure
    switch vector.form {
    case .bits:
      let bits = vector.trueBits(count)
      content = .codes((0..<count).map { bits[$0] ? 1 : 0 })
    case .numbers: content = .codes(vector.numbers(count).map { UInt64(bitPattern: $0) ^ 1 << 63 })
    case .reals: content = .codes(vector.reals(count).map { OrderValues.code($0) })
    case .texts: content = .texts(vector.texts(count))
    }
  }

  /// Orders like the reals: of negative ones all bits are exchanged, of the others the sign.
  private static func code(_ real: Double) -> UInt64 {
    let bits = real.bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }
}
