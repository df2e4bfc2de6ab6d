import Columnar
import QueryPlan
import Values

/// Where grouping takes the values of an expression from: as words that are equal where the values are, and order
/// like them unless they are numbers of texts.
struct ValueSource: Sendable {
  enum Content: Sendable {
    /// A column with codes, which are the words.
    case codes(CodeVector, of: Column)
    /// Texts are numbered by whoever wants words.
    case program(Program)
  }

  let type: ScalarType
  let content: Content
  /// The column that the values are; nil where they are computed.
  let column: Column?
  /// Where the texts of a program stand that does nothing but load a column.
  let textBytes: StoredArray<UInt8>?
  /// Words are below this one, that of null included; nil where they may be any.
  let range: UInt64?

  /// Stands for null where no value can have that word.
  static let nullWord = UInt64.max

  init(_ root: PlanRoot, _ context: ExecutionContext) {
    guard let id = context.plan.optimized.expression(at: root) else {
      preconditionFailure("keys and arguments are expressions")
    }
    self.init(context.plan.optimized.expressions[id].type, context.storedColumn(id)) {
      guard let program = context.compile(root) else {
        preconditionFailure("keys and arguments are expressions")
      }
      return program
    }
  }

  init(_ path: FieldPath, _ context: ExecutionContext) {
    guard let column = context.table.column(at: path),
      let type = context.table.schema.field(at: path)?.type.scalarType
    else { preconditionFailure("the binder compares only fields that hold scalars") }
    self.init(type, column) { Program(loading: column) }
  }

  /// - Parameter program: Asked for where the column has no codes.
  private init(_ type: ScalarType, _ column: Column?, program: () -> Program) {
    self.type = type
    self.column = column
    if let column, let (codes, range) = ValueSource.codes(column) {
      content = .codes(codes, of: column)
      self.range = range
      textBytes = nil
    } else {
      content = .program(program())
      range = type == .boolean ? ValueSource.nullBooleanWord + 1 : nil
      if case .arena(let texts) = column?.texts?.storage { textBytes = texts.bytes } else { textBytes = nil }
    }
  }

  private static let nullBooleanWord: UInt64 = 2

  /// The codes of a column that has them, and how many words they and null make.
  private static func codes(_ column: Column) -> (CodeVector, range: UInt64)? {
    let (codes, largest): (CodeVector, UInt64)
    switch column {
    case .number(let column): (codes, largest) = (column.codes, column.largestCode)
    case .text, .mixed:
      guard case .dictionary(let texts, let textCodes, _) = column.texts?.storage else { return nil }
      (codes, largest) = (textCodes, UInt64(max(texts.count, 1) - 1))
    case .boolean, .real, .record, .list: return nil
    }
    // One above the largest must be left for null, and one above that for the range.
    guard largest < UInt64.max - 1 else { return nil }
    return (codes, largest + 2)
  }

  /// True where words of texts are numbers that are given as they come.
  var numbersTexts: Bool {
    if case .program = content { type == .text } else { false }
  }

  /// True where every word may be that of a value, so that null needs another.
  var needsNullFlag: Bool {
    if case .program = content { type == .integer || type == .duration } else { false }
  }

  var canFail: Bool {
    if case .program(let program) = content { program.canFail } else { false }
  }

  var batchRowCount: Int {
    if case .program(let program) = content { program.batchRowCount } else { Blocks.rowCount }
  }

  /// The word of null, where no flag is needed.
  var wordOfNull: UInt64 {
    switch content {
    case .codes: (range ?? 1) - 1
    case .program: type == .boolean ? ValueSource.nullBooleanWord : ValueSource.nullWord
    }
  }

  /// The values as a key of slots; nil where they are many or computed.
  var slotKey: SlotNumbers.Key? {
    guard let range, let count = Int(exactly: range) else { return nil }
    if case .codes(let codes, let column) = content {
      return SlotNumbers.Key(.codes(codes), validity: column.nullity.validity, count: count)
    }
    guard case .boolean(let column) = column else { return nil }
    return SlotNumbers.Key(.bits(column.bits), validity: column.nullity.validity, count: count)
  }

  /// The values of some rows.
  func vector(_ rows: RowSelection) -> Vector {
    switch content {
    case .codes(_, let column): .load(column, rows: rows)
    case .program(let program): Evaluator.evaluate(program, rows: rows)
    }
  }

  /// Which of some rows are null, where that is known without their values.
  func nulls(_ rows: RowSelection) -> Bitmap? {
    guard case .codes(_, let column) = content, let validity = column.nullity.validity else { return nil }
    return GatherKernels.bits(validity, rows: rows).inverted
  }

  /// The words of some rows with the given values, which of codes nobody needs. Those of null rows are
  /// `wordOfNull`; those of rows that fail, and of texts, have no meaning.
  func words(_ rows: RowSelection, _ vector: Vector?, nulls: Bitmap?) -> [UInt64] {
    var words: [UInt64]
    switch content {
    case .codes(let codes, _): words = GatherKernels.codes(codes, rows: rows)
    case .program: words = vector?.orderedWords(rows.count) ?? Array(repeating: 0, count: rows.count)
    }
    nulls?.forEachSet { words[$0] = wordOfNull }
    return words
  }

  /// The value that a word stands for, which is not that of null.
  func number(ofWord word: UInt64) -> Int64 {
    if case .codes(_, of: .number(let column)) = content { return column.value(ofCode: word) }
    return Int64(bitPattern: word ^ 1 << 63)
  }
}

extension ExecutionContext {
  /// The column that an expression is, if it does nothing but read one.
  func storedColumn(_ id: ExpressionID) -> Column? {
    switch plan.optimized.whole.parts.expressions.nodes[id.position].operation {
    case .field(let path): table.column(at: path)
    case .groupKey(let key): table.columns[key]
    case .aggregate(let index):
      groups.flatMap { $0.failures[index] == nil ? table.columns[$0.keyCount + index] : nil }
    default: nil
    }
  }
}

extension Program {
  /// Reads a column.
  init(loading column: Column) {
    columns = [SourceColumn(column: column, levelsUp: 0)]
    instructions = [.load(0)]
  }
}

extension Vector {
  /// Words that order like the values; those of texts, nulls and failures have no meaning.
  func orderedWords(_ count: Int) -> [UInt64] {
    switch form {
    case .bits:
      var words = [UInt64](repeating: 0, count: count)
      trueBits(count).forEachSet { words[$0] = 1 }
      return words
    case .numbers: return numbers(count).map { UInt64(bitPattern: $0) ^ 1 << 63 }
    case .reals: return reals(count).map { OrderedReal.word($0) }
    case .texts: return Array(repeating: 0, count: count)
    }
  }
}

/// Words that order like reals.
enum OrderedReal {
  /// Of negative ones all bits are exchanged, of the others the sign. Both zeros have one word.
  @inline(__always)
  static func word(_ real: Double) -> UInt64 {
    let bits = real == 0 ? 0 : real.bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  static func real(_ word: UInt64) -> Double {
    Double(bitPattern: word >> 63 == 1 ? word & ~(1 << 63) : ~word)
  }
}
