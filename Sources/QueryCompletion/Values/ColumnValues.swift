import Columnar
import Values

/// Finds the texts that occur in the columns of a table. What is known of a column is kept, so that the next search finds
/// it ready.
final class ColumnValues: Sendable {
  private let known = Monitor<[FieldPath: DistinctTexts]>([:])

  /// Longer texts nobody picks from a list.
  private static let longestText = 200
  /// Inside of texts is looked only where there are no more of them.
  private static let mostTextsToSearch = 20_000
  /// Of a column whose texts cannot be told apart so many rows are looked at, and so many that fit are enough.
  private static let mostRows = 2_000_000
  private static let mostMatches = 2_000

  /// The best texts of a column for what is typed, and how many more fit.
  ///
  /// Some milliseconds at a million rows, whatever the column is like: very long columns are counted from call to call,
  /// and of millions of different texts those are found that stand in front.
  func matches(
    _ typed: [UInt8], in column: TextColumn, at path: FieldPath, most: Int
  ) -> (values: [ValueMatch], omitted: Int) {
    guard let (distinct, isCounted) = distinctTexts(of: column, at: path) else {
      return firstMatches(typed, in: column, most: most)
    }
    var matcher = WordMatcher(typed)
    var best = BestMatches(most)
    let onlyBeginnings = distinct.texts.count > ColumnValues.mostTextsToSearch
    let (bytes, offsets) = (distinct.texts.bytes.span, distinct.texts.offsets.span)
    for position in 0..<distinct.texts.count {
      let text = bytes.extracting(Int(offsets[position])..<Int(offsets[position + 1]))
      guard let match = onlyBeginnings ? (matcher.begins(text) ? .beginning : nil) : matcher.match(text),
        ColumnValues.isOffered(text)
      else { continue }
      let count = isCounted ? distinct.counts[position] : 0
      best.add(BestMatches.Entry(match: match, count: count, position: position))
    }
    let values = best.entries.map { entry in
      ValueMatch(
        text: distinct.texts.string(entry.position), count: isCounted ? Int(entry.count) : nil,
        match: entry.match)
    }
    return (values, best.count - values.count)
  }

  private func distinctTexts(
    of column: TextColumn, at path: FieldPath
  ) -> (DistinctTexts, isCounted: Bool)? {
    known.withState { known in
      guard var texts = known[path] ?? DistinctTexts(column) else { return nil }
      // Taken out, so that the counts are changed in their place.
      known[path] = nil
      let isCounted = texts.count(column)
      known[path] = texts
      return (texts, isCounted)
    }
  }

  /// The first texts that begin with what is typed, in the order of their bytes.
  private func firstMatches(
    _ typed: [UInt8], in column: TextColumn, most: Int
  ) -> (values: [ValueMatch], omitted: Int) {
    guard case .arena(let texts) = column.storage else { return ([], 0) }
    var matcher = WordMatcher(typed)
    var found: Set<[UInt8]> = []
    let (bytes, offsets) = (texts.bytes.span, texts.offsets.span)
    for row in 0..<min(texts.count, ColumnValues.mostRows) {
      let (start, end) = (Int(offsets[row]), Int(offsets[row + 1]))
      // Most texts are told by their first bytes.
      if start + 8 <= bytes.count {
        let word = UInt64(
          littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
        guard matcher.mayBegin(with: word) else { continue }
      }
      let text = bytes.extracting(start..<end)
      guard matcher.begins(text), !column.nullity.isNull(row), ColumnValues.isOffered(text) else { continue }
      found.insert(text.withUnsafeBufferPointer(Array.init))
      if found.count == ColumnValues.mostMatches { break }
    }
    let sorted = found.sorted { ByteOrder.compare($0.span, $1.span) < 0 }
    let values = sorted.prefix(most).map {
      ValueMatch(text: String(decoding: $0, as: UTF8.self), count: nil, match: .beginning)
    }
    return (values, sorted.count - values.count)
  }

  /// False for texts that cannot be shown on one line as they are.
  private static func isOffered(_ text: Span<UInt8>) -> Bool {
    guard text.count <= longestText else { return false }
    var isASCII = true
    for index in text.indices {
      let byte = text[index]
      if byte < 0x20 || byte == 0x7F { return false }
      if byte > 0x7F { isASCII = false }
    }
    if isASCII { return true }
    let string = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    return !string.unicodeScalars.contains(where: \.isUnsafeOnTerminals)
  }
}
