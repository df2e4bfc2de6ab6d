import Columnar
import Values

/// Looks for texts that begin with what is typed among texts of which nothing is known yet: from the first on, for as
/// long as nobody notices.
struct BeginningSearch {
  private var matcher: WordMatcher
  private var found: Set<[UInt8]> = []
  /// How much work has been done; a row that is passed over is one.
  private(set) var steps = 0

  /// Some milliseconds.
  static let mostSteps = 1_200_000
  /// So many texts that fit are enough.
  private static let mostMatches = 1_000
  /// What it takes to look at a text more closely, and to keep it.
  private static let stepsOfLook = 8
  private static let stepsOfMatch = 100

  init(_ matcher: WordMatcher) { self.matcher = matcher }

  /// Some of the texts that fit, in the order of what they are folded to, and how many more were found.
  mutating func matches(
    in texts: TextArena, nullity: Nullity, most: Int
  ) -> (values: [ValueMatch], omitted: Int) {
    search(texts, nullity)
    let sorted = found.map { text in
      var folded: [UInt8] = []
      CaseFolding.fold(text.span, into: &folded)
      return (folded: folded, text: text)
    }
    .sorted { left, right in
      let order = ByteOrder.compare(left.folded.span, right.folded.span)
      return order != 0 ? order < 0 : ByteOrder.compare(left.text.span, right.text.span) < 0
    }
    let values = sorted.prefix(most).map {
      ValueMatch(text: String(decoding: $0.text, as: UTF8.self), count: nil, match: .beginning)
    }
    return (values, sorted.count - values.count)
  }

  private mutating func search(_ texts: TextArena, _ nullity: Nullity) {
    let (bytes, offsets) = (texts.bytes.span, texts.offsets.span)
    var row = 0
    while row < texts.count, steps < BeginningSearch.mostSteps, found.count < BeginningSearch.mostMatches {
      defer { row += 1 }
      steps += 1
      let (start, end) = (Int(offsets[row]), Int(offsets[row + 1]))
      // Most texts are told by their first bytes.
      if start + 8 <= bytes.count {
        let word = UInt64(
          littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
        guard matcher.mayBegin(with: word) else { continue }
      }
      let text = bytes.extracting(start..<end)
      let fits = matcher.begins(text)
      steps += BeginningSearch.stepsOfLook + matcher.takeSteps()
      guard fits, !nullity.isNull(row) else { continue }
      steps += BeginningSearch.stepsOfMatch + min(text.count, OfferedText.longest)
      guard OfferedText.isOffered(text) else { continue }
      found.insert(text.withUnsafeBufferPointer(Array.init))
    }
  }
}
