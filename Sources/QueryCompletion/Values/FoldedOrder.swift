import Columnar
import Values

/// The different texts of a column, of which there are many, in the order of what they are folded to: those with one
/// beginning stand together, and are found by two binary searches.
struct FoldedOrder: Sendable {
  private let texts: TextArena
  /// Where each text stands among them, for the first time.
  private let places: [UInt32]
  private let counts: [UInt32]
  /// False where some rows were left out.
  private let isCounted: Bool

  /// So much of a column is put in order: it takes some seconds, and once more the room that the texts take until it is done.
  private static let mostBytes = 1 << 28

  init(_ column: TextColumn) {
    switch column.storage {
    case .dictionary(let texts, let codes, _):
      var counts = [UInt32](repeating: 0, count: texts.count)
      CodeCounts.add(codes, rows: 0..<codes.count, validity: column.nullity.validity, to: &counts)
      self.init(texts, nullity: .none) { counts[$0] }
    case .arena(let texts):
      self.init(texts, nullity: column.nullity) { _ in 1 }
    }
  }

  /// - Parameter count: In how many rows the text of a place stands.
  private init(_ texts: TextArena, nullity: Nullity, count: (Int) -> UInt32) {
    let folded = FoldedTexts(texts, nullity: nullity, upTo: FoldedOrder.mostBytes)
    var places: [UInt32] = []
    var counts: [UInt32] = []
    for number in FoldedOrder.sorted(folded, of: texts) {
      let place = folded.places[number]
      if let last = places.last, ByteOrder.isEqual(texts[Int(last)].span, texts[Int(place)].span) {
        counts[counts.count - 1] &+= count(Int(place))
      } else {
        places.append(place)
        counts.append(count(Int(place)))
      }
    }
    (self.texts, self.places, self.counts, isCounted) = (texts, places, counts, folded.isWhole)
  }

  /// The numbers of texts in their order; equal texts in that of their places.
  private static func sorted(_ folded: FoldedTexts, of texts: TextArena) -> [Int] {
    // Most texts are told apart by a few bytes behind what all of them have in common.
    let shared = sharedCount(folded)
    var entries = (0..<folded.count).map { number in
      (key: ByteOrder.prefix(folded[number].span.extracting(droppingFirst: shared)), number: UInt32(number))
    }
    entries.sort { left, right in
      if left.key != right.key { return left.key < right.key }
      let order = ByteOrder.compare(folded[Int(left.number)].span, folded[Int(right.number)].span)
      if order != 0 { return order < 0 }
      let places = (folded.places[Int(left.number)], folded.places[Int(right.number)])
      let spelling = ByteOrder.compare(texts[Int(places.0)].span, texts[Int(places.1)].span)
      return spelling != 0 ? spelling < 0 : places.0 < places.1
    }
    return entries.map { Int($0.number) }
  }

  /// How many bytes all texts begin with alike.
  private static func sharedCount(_ folded: FoldedTexts) -> Int {
    guard folded.count > 0 else { return 0 }
    let first = folded[0].span
    var shared = first.count
    for number in 1..<max(folded.count, 1) {
      let text = folded[number].span
      var same = 0
      while same < min(shared, text.count), first[same] == text[same] { same += 1 }
      shared = same
    }
    return shared
  }

  // MARK: Searching

  /// The texts that begin with what is typed: those in most rows first, else in their order. And how many more there are.
  func matches(_ matcher: WordMatcher, most: Int) -> (values: [ValueMatch], omitted: Int) {
    let start = firstPlace { matcher.compare($0, isPrefix: false) < 0 }
    let end = firstPlace { matcher.compare($0, isPrefix: true) <= 0 }
    guard start < end else { return ([], 0) }
    let values = best(start..<end, most: most).map { entry in
      ValueMatch(
        text: texts.string(Int(places[entry.position])), count: isCounted ? Int(entry.count) : nil,
        match: .beginning)
    }
    return (values, end - start - values.count)
  }

  /// The first text that does not fulfil a condition, which those before do.
  private func firstPlace(_ isBefore: (Span<UInt8>) -> Bool) -> Int {
    var folded: [UInt8] = []
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      folded.removeAll(keepingCapacity: true)
      CaseFolding.fold(texts[Int(places[middle])].span, into: &folded)
      if isBefore(folded.span) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func best(_ range: Range<Int>, most: Int) -> [BestMatches.Entry] {
    var best = BestMatches(most)
    for block in FoldedOrder.spread(range) {
      for position in block where counts[position] >= best.leastCount {
        best.add(BestMatches.Entry(match: .beginning, count: counts[position], position: position))
      }
    }
    return best.entries
  }

  /// So many texts are looked at one after another, as they stand near each other.
  private static let blockLength = 64
  private static let blocksBetween = 256

  /// The blocks of a range, first one in so many, then those behind them. One after another, texts that come more and more
  /// often would each be the best one so far.
  static func spread(_ range: Range<Int>) -> some Sequence<Range<Int>> {
    let firstEnd = min(range.lowerBound + blocksBetween * blockLength, range.upperBound)
    return stride(from: range.lowerBound, to: firstEnd, by: blockLength).lazy.flatMap { start in
      stride(from: start, to: range.upperBound, by: blocksBetween * blockLength).lazy.map { block in
        block..<min(block + blockLength, range.upperBound)
      }
    }
  }
}
