import Columnar
import Values

/// The different texts of a column, and how often each comes, counted step by step.
struct DistinctTexts: Sendable {
  let texts: TextArena
  private(set) var counts: [UInt32]
  /// Of these rows is known which texts they have.
  private var countedRows: Int

  /// So many rows are counted at once, which takes some milliseconds.
  private static let rowsAtOnce = 1 << 22
  /// Columns that have no dictionary are looked through whole up to so many rows.
  private static let mostRowsWithoutDictionary = 20_000

  /// Nil for a column of so many texts that to tell them apart takes longer than anybody waits.
  init?(_ column: TextColumn) {
    switch column.storage {
    case .dictionary(let texts, _, _):
      self.init(texts, counts: [UInt32](repeating: 0, count: texts.count), countedRows: 0)
    case .arena(let texts):
      guard texts.count <= DistinctTexts.mostRowsWithoutDictionary else { return nil }
      self.init(texts, nullity: column.nullity)
    }
  }

  private init(_ texts: TextArena, counts: [UInt32], countedRows: Int) {
    self.texts = texts
    self.counts = counts
    self.countedRows = countedRows
  }

  private init(_ rows: TextArena, nullity: Nullity) {
    var dictionary = TextDictionary()
    var counts: [UInt32] = []
    for row in 0..<rows.count where !nullity.isNull(row) {
      let number = Int(dictionary.number(of: rows[row].span))
      if number == counts.count { counts.append(0) }
      counts[number] &+= 1
    }
    let order = counts.indices.sorted { TextArena.precedes(dictionary.texts[$0], dictionary.texts[$1]) }
    var texts = TextArena()
    for number in order { texts.append(dictionary.texts[number]) }
    self.init(texts, counts: order.map { counts[$0] }, countedRows: rows.count)
  }

  /// Goes on counting for some milliseconds. True where all rows have been counted.
  mutating func count(_ column: TextColumn) -> Bool {
    if countedRows < column.count, case .dictionary(_, let codes, _) = column.storage {
      let rows = countedRows..<min(countedRows + DistinctTexts.rowsAtOnce, column.count)
      CodeCounts.add(codes, rows: rows, validity: column.nullity.validity, to: &counts)
      countedRows = rows.upperBound
    }
    return countedRows == column.count
  }
}
