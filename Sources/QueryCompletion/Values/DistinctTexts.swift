import Columnar
import Values

/// The different texts of a column, of which there are few, and how often each comes, counted step by step. What is typed
/// is looked for anywhere in them.
struct DistinctTexts: Sendable {
  private let texts: TextArena
  private let folded: FoldedTexts
  private var counts: [UInt32]
  /// Of these rows is known which texts they have.
  private var countedRows: Int

  /// So many rows are counted at once, which takes some milliseconds.
  private static let rowsAtOnce = 1 << 21
  /// In more texts, or longer ones, nothing is looked for but their beginnings.
  private static let mostTexts = 20_000
  private static let mostBytes = 1 << 22

  /// Nil for a column of many texts.
  init?(_ column: TextColumn) {
    switch column.storage {
    case .dictionary(let texts, _, _):
      self.init(texts, counts: [UInt32](repeating: 0, count: texts.count), countedRows: 0)
    case .arena(let texts):
      guard texts.count <= DistinctTexts.mostTexts else { return nil }
      let (distinct, counts) = DistinctTexts.counted(texts, column.nullity)
      self.init(distinct, counts: counts, countedRows: texts.count)
    }
  }

  private init?(_ texts: TextArena, counts: [UInt32], countedRows: Int) {
    guard texts.count <= DistinctTexts.mostTexts else { return nil }
    folded = FoldedTexts(texts, nullity: .none, upTo: DistinctTexts.mostBytes)
    guard folded.isWhole else { return nil }
    (self.texts, self.counts, self.countedRows) = (texts, counts, countedRows)
  }

  /// The different texts of rows, but for those that are never offered, in the order of their bytes.
  private static func counted(_ rows: TextArena, _ nullity: Nullity) -> (TextArena, [UInt32]) {
    var dictionary = TextDictionary()
    var counts: [UInt32] = []
    for row in 0..<rows.count where !nullity.isNull(row) && OfferedText.isOffered(rows[row].span) {
      let number = Int(dictionary.number(of: rows[row].span))
      if number == counts.count { counts.append(0) }
      counts[number] &+= 1
    }
    let order = counts.indices.sorted { TextArena.precedes(dictionary.texts[$0], dictionary.texts[$1]) }
    var texts = TextArena()
    for number in order { texts.append(dictionary.texts[number].span) }
    return (texts, order.map { counts[$0] })
  }

  /// The best of the texts for what is typed, and how many more fit. Goes on counting for some milliseconds first; the
  /// texts have counts where all rows have been counted.
  mutating func matches(
    _ matcher: WordMatcher, in column: TextColumn, most: Int
  ) -> (values: [ValueMatch], omitted: Int) {
    count(column)
    let isCounted = countedRows == column.count
    var best = BestMatches(most)
    for number in 0..<folded.count {
      guard let match = folded.match(matcher, number) else { continue }
      let count = isCounted ? counts[Int(folded.places[number])] : 0
      best.add(BestMatches.Entry(match: match, count: count, position: number))
    }
    let values = best.entries.map { entry in
      ValueMatch(
        text: texts.string(Int(folded.places[entry.position])), count: isCounted ? Int(entry.count) : nil,
        match: entry.match)
    }
    return (values, best.count - values.count)
  }

  private mutating func count(_ column: TextColumn) {
    guard countedRows < column.count, case .dictionary(_, let codes, _) = column.storage else { return }
    let rows = countedRows..<min(countedRows + DistinctTexts.rowsAtOnce, column.count)
    CodeCounts.add(codes, rows: rows, validity: column.nullity.validity, to: &counts)
    countedRows = rows.upperBound
  }
}
