import Columnar
import QueryDiagnostics
import QueryPlan
import Values

/// Which values occur in the columns that a query compares with literals, looked up once for each column.
struct KnownValues {
  enum Values {
    case dictionary(TextArena)
    case texts(Set<[UInt8]>)
    case integers(Set<Int64>)
    /// Too many to look through for a warning.
    case unknown
  }

  /// Columns without a dictionary are read for a warning up to this many rows.
  private static let mostRows = 100_000
  /// Suggestions are sought among this many values and for this many literals.
  private static let mostValues = 20_000
  private var searchesLeft = 64
  private var byPath: [FieldPath: Values] = [:]

  /// The values of a field.
  mutating func values(at path: FieldPath, in table: ColumnTable) -> Values {
    if let known = byPath[path] { return known }
    let found =
      table.nestedColumn(at: path, entersLast: true).map { KnownValues.values(of: $0.column) } ?? .unknown
    byPath[path] = found
    return found
  }

  private static func values(of column: Column) -> Values {
    if let texts = column.texts {
      if case .dictionary(let dictionary, _, _) = texts.storage { return .dictionary(dictionary) }
      guard texts.count <= mostRows else { return .unknown }
      let rows = (0..<texts.count).filter { !texts.nullity.isNull($0) }
      return .texts(Set(rows.map { Array(texts[$0]) }))
    }
    guard case .number(let numbers) = column, numbers.type == .integer, numbers.count <= mostRows else {
      return .unknown
    }
    let rows = (0..<numbers.count).filter { !numbers.nullity.isNull($0) }
    return .integers(Set(rows.map(numbers.value)))
  }

  /// The value of a field that comes nearest to a text.
  mutating func nearest(to text: String, in values: Values) -> String? {
    guard searchesLeft > 0, text.utf8.count <= EditDistance.longestWord else { return nil }
    searchesLeft -= 1
    switch values {
    case .dictionary(let texts):
      guard texts.count <= KnownValues.mostValues else { return nil }
      return KnownValues.nearest(to: text, among: (0..<texts.count).lazy.map { texts.string($0) })
    case .texts(let texts):
      guard texts.count <= KnownValues.mostValues else { return nil }
      // In the order of their bytes: a set's own order is another one every time.
      let sorted = texts.sorted { $0.lexicographicallyPrecedes($1) }
      return KnownValues.nearest(to: text, among: sorted.lazy.map { String(decoding: $0, as: UTF8.self) })
    case .integers, .unknown: return nil
    }
  }

  private static func nearest(to text: String, among values: some Sequence<String>) -> String? {
    let written = FoldedName.scalars(text)
    let limit = EditDistance.limit(forLength: written.count)
    var best: (value: String, slips: Int)?
    for value in values where value.utf8.count <= EditDistance.longestWord {
      let known = FoldedName.scalars(value)
      guard let slips = EditDistance.between(written, known, atMost: limit) else { continue }
      if slips < best?.slips ?? .max { best = (value, slips) }
    }
    return best?.value
  }
}

extension KnownValues.Values {
  /// True where the column certainly lacks the text.
  func lacks(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    switch self {
    case .dictionary(let texts): return !KnownValues.Values.contains(texts, bytes.span)
    case .texts(let texts): return !texts.contains(bytes)
    case .integers, .unknown: return false
    }
  }

  /// True where the column certainly lacks the number.
  func lacks(_ number: Int64) -> Bool {
    if case .integers(let numbers) = self { return !numbers.contains(number) }
    return false
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
