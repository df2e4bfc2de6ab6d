import Columnar
import QueryDiagnostics
import QueryPlan
import Values

/// Which values occur in the columns that a query compares with literals, looked up once for each column.
struct KnownValues {
  enum Values: Sendable {
    case dictionary(TextArena)
    /// A column that is looked through for each literal.
    case texts(TextColumn)
    case textSet(Set<[UInt8]>)
    case integers(NumberColumn)
    case integerSet(Set<Int64>)
    /// Too many to look through for a warning.
    case unknown
  }

  /// Columns without a dictionary are read for a warning up to this many rows.
  private static let mostRows = 100_000
  /// Suggestions are sought among this many values and for this many literals.
  private static let mostValues = 20_000
  static let mostSearches = 64
  /// From so many literals on a set of a column's values is quicker than looking through it for each.
  private static let fewestForSet = 8
  private var byPath: [FieldPath: (values: Values, askedCount: Int)] = [:]

  /// The values of a field, for one literal.
  mutating func values(at path: FieldPath, in table: ColumnTable) -> Values {
    let known = byPath[path]
    let found =
      known?.values
      ?? table.nestedColumn(at: path, entersLast: true).map { KnownValues.values(of: $0.column) } ?? .unknown
    let askedCount = (known?.askedCount ?? 0) + 1
    let values = askedCount == KnownValues.fewestForSet ? found.inSet : found
    byPath[path] = (values, askedCount)
    return values
  }

  private static func values(of column: Column) -> Values {
    if let texts = column.texts {
      if case .dictionary(let dictionary, _, _) = texts.storage { return .dictionary(dictionary) }
      return texts.count <= mostRows ? .texts(texts) : .unknown
    }
    guard case .number(let numbers) = column, numbers.type == .integer, numbers.count <= mostRows else {
      return .unknown
    }
    return .integers(numbers)
  }

  /// The value of a field that comes nearest to a text; nil also where no more searches are left.
  static func nearest(to text: String, in values: Values, _ searchesLeft: inout Int) -> String? {
    guard searchesLeft > 0, var nearest = NearestText(to: text) else { return nil }
    searchesLeft -= 1
    return best(&nearest, in: values)
  }

  private static func best(_ nearest: inout NearestText, in values: Values) -> String? {
    switch values {
    case .dictionary(let texts):
      guard texts.count <= KnownValues.mostValues else { return nil }
      for index in 0..<texts.count { nearest.offer(texts[index].span) }
    case .texts(let texts):
      guard texts.count <= KnownValues.mostValues else { return best(&nearest, in: values.inSet) }
      guard case .arena(let arena) = texts.storage else { return nil }
      let (bytes, hasNulls) = (arena.bytes.span, texts.nullity.validity != nil)
      for row in 0..<texts.count where !hasNulls || !texts.nullity.isNull(row) {
        nearest.offer(bytes.extracting(arena.range(of: row)))
      }
    case .textSet(let texts):
      guard texts.count <= KnownValues.mostValues else { return nil }
      for text in texts { nearest.offer(text.span) }
    case .integers, .integerSet, .unknown: return nil
    }
    return nearest.best
  }
}

extension KnownValues.Values {
  /// True where the column certainly lacks the text.
  func lacks(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    switch self {
    case .dictionary(let texts): return !KnownValues.Values.contains(texts, bytes.span)
    case .texts(let texts):
      guard case .arena(let arena) = texts.storage else { return false }
      if bytes.isEmpty {
        return !(0..<texts.count).contains { arena.range(of: $0).isEmpty && !texts.nullity.isNull($0) }
      }
      // Of 1,000 names row by row a sixth of the time from a query's text to its answer. The text of a null row is empty.
      return !TextMasks(arena).contains(bytes)
    case .textSet(let texts): return !texts.contains(bytes)
    case .integers, .integerSet, .unknown: return false
    }
  }

  /// True where the column certainly lacks the number.
  func lacks(_ number: Int64) -> Bool {
    switch self {
    case .integers(let numbers):
      guard let code = numbers.code(of: number) else { return true }
      let (codes, nullity) = (numbers.codes, numbers.nullity)
      if nullity.validity == nil { return !codes.contains(code) }
      return !(0..<numbers.count).contains { codes[$0] == code && !nullity.isNull($0) }
    case .integerSet(let numbers): return !numbers.contains(number)
    case .dictionary, .texts, .textSet, .unknown: return false
    }
  }

  /// The same values in a set, where they are still looked through.
  fileprivate var inSet: KnownValues.Values {
    switch self {
    case .texts(let texts):
      let rows = (0..<texts.count).filter { !texts.nullity.isNull($0) }
      return .textSet(Set(rows.map { Array(texts[$0]) }))
    case .integers(let numbers):
      let rows = (0..<numbers.count).filter { !numbers.nullity.isNull($0) }
      return .integerSet(Set(rows.map(numbers.value)))
    case .dictionary, .textSet, .integerSet, .unknown: return self
    }
  }

  /// Looks a text up in a sorted dictionary.
  private static func contains(_ texts: TextArena, _ text: Span<UInt8>) -> Bool {
    var low = 0
    var high = texts.count
    while low < high {
      let middle = (low + high) / 2
      if ByteOrder.compare(texts[middle].span, text) < 0 { low = middle + 1 } else { high = middle }
    }
    return low < texts.count && ByteOrder.compare(texts[low].span, text) == 0
  }
}

extension NumberColumn {
  /// The code of a number; nil where none stands for it.
  fileprivate func code(of number: Int64) -> UInt64? {
    // All codes stand for numbers of 64 bits: the distance of one below the base is larger than all of theirs.
    let (code, rest) = UInt64(bitPattern: number &- base).quotientAndRemainder(dividingBy: step)
    return rest == 0 && code <= largestCode ? code : nil
  }
}
