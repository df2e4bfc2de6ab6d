import Columnar
import QueryPlan
import Values

/// One key of the order, compiled: where the numbers come from that order like its values. A class, because columns are
/// many references to copy.
final class OrderKey: Sendable {
  private enum Source: Sendable {
    /// Codes, or what else is packed into bits as it is.
    case packed(PackedKeys.Part)
    case texts(TextColumn)
    // In an object of its own: it is large.
    indirect case program(Program)
  }

  let root: PlanRoot
  let isDescending: Bool
  let nullsFirst: Bool
  /// True for texts in natural order.
  let isNatural: Bool
  /// The type of the key's values.
  let type: ScalarType
  /// Where the key is a field: its validity.
  private let validity: Bitmap?
  private let source: Source
  /// Where the key is a column of numbers.
  let numbers: NumberColumn?

  /// - Parameter index: Which key of the plan's order.
  init(_ index: Int, _ context: ExecutionContext) throws(ExecutionFailure) {
    let plan = context.plan.optimized
    let key = plan.order[index]
    root = .orderKey(index)
    isDescending = key.isDescending
    nullsFirst = key.nullsFirst
    type = plan.expressions.nodes[key.expression.position].type
    isNatural = key.isNatural && type == .text
    let column = context.storedColumn(key.expression)
    if case .number(let column) = column { numbers = column } else { numbers = nil }
    if let column, let source = try OrderKey.source(column, key, naturally: isNatural ? context : nil) {
      self.source = source
      validity = column.nullity.validity
    } else {
      guard let program = context.compile(root) else { preconditionFailure("every key is an expression") }
      source = .program(program)
      validity = nil
    }
  }

  /// `naturally` asks whether to stop where texts are to be in natural order.
  private static func source(
    _ column: Column, _ key: BoundOrderKey, naturally: ExecutionContext?
  ) throws(ExecutionFailure) -> Source? {
    switch column {
    case .number(let column):
      let codes = PackedKeys.Source.codes(column.codes, largest: column.largestCode)
      return .packed(
        PackedKeys.Part(codes, column.zones, column.nullity.validity, key, pinned: column.pinned.codes))
    case .boolean(let column):
      return .packed(PackedKeys.Part(.bits(column.bits), nil, column.nullity.validity, key))
    case .real(let column):
      return .packed(PackedKeys.Part(.reals(column.values), nil, column.nullity.validity, key))
    case .text(let column): return try source(column, key, naturally: naturally)
    case .mixed(let column): return try source(column.reading, key, naturally: naturally)
    case .record, .list: return nil
    }
  }

  private static func source(
    _ column: TextColumn, _ key: BoundOrderKey, naturally: ExecutionContext?
  ) throws(ExecutionFailure) -> Source {
    guard case .dictionary(let texts, let codes, let zones) = column.storage else { return .texts(column) }
    let validity = column.nullity.validity
    // A column of nulls has an empty dictionary.
    let largest = UInt64(max(texts.count, 1) - 1)
    guard let naturally, texts.count > 0 else {
      return .packed(PackedKeys.Part(.codes(codes, largest: largest), zones, validity, key))
    }
    let ranks = try NaturalOrder.ranks(of: texts, naturally.interruption)
      .map { UInt32(truncatingIfNeeded: $0) }
    return .packed(PackedKeys.Part(.ranks(codes, ranks, largest: largest), nil, validity, key))
  }

  /// True where a value's number is only known once all texts have been seen.
  var needsRanks: Bool {
    switch source {
    case .texts: true
    case .program: type == .text
    case .packed: false
    }
  }

  /// Where the key is a column of texts, the bytes in which all of them stand; nil where they are not ordered by
  /// these.
  var textBytes: StoredArray<UInt8>? {
    guard !isNatural, case .texts(let column) = source, case .arena(let arena) = column.storage else {
      return nil
    }
    return arena.bytes
  }

  /// True where some row may be null.
  var mayBeNull: Bool {
    if case .program = source { true } else { validity != nil }
  }

  /// The key as a part of packed keys; nil where its numbers are computed or ranked.
  var part: PackedKeys.Part? {
    if case .packed(let part) = source { part } else { nil }
  }

  /// What its column of numbers knows of which rows have which codes, where `rows` are all of them.
  func codeMarks(of rows: RowSelection) -> CodeMarks? {
    numbers.flatMap { rows == .range(0..<$0.count) ? $0.codeMarks : nil }
  }

  /// True where rows in the table's order are in the order of this key, too. Looks at all rows the first time.
  func isTableOrder(_ context: ExecutionContext) throws(ExecutionFailure) -> Bool {
    guard !isDescending, validity == nil, let numbers else { return false }
    return try OrderKey.ascends(numbers, context)
  }

  /// The keys of a plan as packed keys, by themselves: where nothing else of them is wanted no key has to be made. Those at
  /// the end in whose order the rows come are left out. Nil where one is computed or ranked, or where all of them together
  /// are too wide.
  static func packed(_ context: ExecutionContext) throws(ExecutionFailure) -> PackedKeys? {
    let keys = context.plan.optimized.whole.parts.order
    let count = try decidingCount(keys, context)
    if count == 1 { return try part(keys[0], context).flatMap { PackedKeys([$0]) } }
    var parts: [PackedKeys.Part] = []
    parts.reserveCapacity(count)
    for key in keys[..<count] {
      guard let part = try part(key, context) else { return nil }
      parts.append(part)
    }
    return PackedKeys(parts)
  }

  /// A key as a part of packed keys; nil where it is computed or ranked.
  private static func part(
    _ key: BoundOrderKey, _ context: ExecutionContext
  ) throws(ExecutionFailure) -> PackedKeys.Part? {
    guard let column = context.storedColumn(key.expression) else { return nil }
    let isNatural =
      key.isNatural && context.plan.optimized.expressions.nodes[key.expression.position].type == .text
    guard case .packed(let part)? = try source(column, key, naturally: isNatural ? context : nil) else {
      return nil
    }
    return part
  }

  private static func decidingCount(
    _ keys: [BoundOrderKey], _ context: ExecutionContext
  ) throws(ExecutionFailure) -> Int {
    var count = keys.count
    while count > 0, !keys[count - 1].isDescending,
      case .number(let numbers)? = context.storedColumn(keys[count - 1].expression),
      !numbers.mayBeNull, try ascends(numbers, context)
    {
      count -= 1
    }
    return count
  }

  private static func ascends(
    _ numbers: NumberColumn, _ context: ExecutionContext
  ) throws(ExecutionFailure) -> Bool {
    if let known = numbers.order.isAscending { return known }
    let isAscending = try findsAscent(numbers, context)
    numbers.order.remember(isAscending: isAscending)
    return isAscending
  }

  private static func findsAscent(
    _ numbers: NumberColumn, _ context: ExecutionContext
  ) throws(ExecutionFailure) -> Bool {
    let zones = numbers.zones
    for block in zones.smallest.indices.dropFirst() where zones.largest[block - 1] > zones.smallest[block] {
      return false
    }
    var isAscending = true
    try OrderedPieces(zones.smallest.count, context).run { block in
      AscentKernels.ascend(numbers.codes, rows: Blocks.rows(block, of: numbers.count))
    } take: { _, ascends in
      isAscending = ascends
      return ascends
    }
    return isAscending
  }

  /// How many rows a batch may have.
  var batchRowCount: Int {
    if case .program(let program) = source { program.batchRowCount } else { Blocks.rowCount }
  }

  /// The values of some rows, or the codes of their column, which order like them.
  func values(_ rows: RowSelection) -> OrderValues {
    let nulls = validity.map { GatherKernels.bits($0, rows: rows).inverted }
    switch source {
    case .packed(let part): return values(part.source, rows, nulls: nulls)
    case .texts(let column):
      return natural(OrderValues(.texts(TextVector(column, rows: rows)), nulls: nulls))
    case .program(let program):
      return natural(OrderValues(Evaluator.evaluate(program, rows: rows), rows.count))
    }
  }

  private func values(
    _ source: PackedKeys.Source, _ rows: RowSelection, nulls: Bitmap?
  ) -> OrderValues {
    switch source {
    case .codes(let codes, _):
      return OrderValues(.codes(GatherKernels.codes(codes, rows: rows)), nulls: nulls)
    case .ranks(let codes, let ranks, _):
      let ranked = GatherKernels.codes(codes, rows: rows).map { UInt64(ranks[Int($0)]) }
      return OrderValues(.codes(ranked), nulls: nulls)
    case .bits(let bits):
      return OrderValues(Vector(.bits(GatherKernels.bits(bits, rows: rows)), nulls: nulls), rows.count)
    case .reals(let reals):
      return OrderValues(Vector(.reals(GatherKernels.reals(reals, rows: rows)), nulls: nulls), rows.count)
    }
  }

  /// Texts that order by their bytes as those given do by this key.
  private func natural(_ values: OrderValues) -> OrderValues {
    guard isNatural, case .texts(let texts) = values.content else { return values }
    var values = values
    values.content = .texts(NaturalOrder.keys(of: texts))
    return values
  }
}

extension PackedKeys.Part {
  /// A column in the order of a key.
  fileprivate convenience init(
    _ source: PackedKeys.Source, _ zones: ZoneMap?, _ validity: Bitmap?, _ key: BoundOrderKey,
    pinned: PinnedCodes? = nil
  ) {
    self.init(
      source, zones: zones, validity: validity, isDescending: key.isDescending, nullsFirst: key.nullsFirst,
      pinned: pinned)
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

  var content: Content
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
