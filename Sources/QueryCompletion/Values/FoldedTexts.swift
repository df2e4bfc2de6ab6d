import Columnar
import Values

/// Those of some texts that may be offered, folded, in their order.
struct FoldedTexts: Sendable {
  /// The last one is no text, but room for what is read behind a text.
  private let texts: TextArena
  /// Where each stands among the texts that they are taken from.
  let places: [UInt32]
  /// False where there were more than are taken.
  let isWhole: Bool

  /// - Parameters:
  ///   - source: Texts, some of which may be none.
  ///   - most: So many bytes are taken at most.
  init(_ source: TextArena, nullity: Nullity, upTo most: Int) {
    var texts = TextArena()
    var places: [UInt32] = []
    var isWhole = true
    var folded: [UInt8] = []
    let (bytes, offsets) = (source.bytes.span, source.offsets.span)
    for place in 0..<source.count where !nullity.isNull(place) {
      let text = bytes.extracting(Int(offsets[place])..<Int(offsets[place + 1]))
      guard OfferedText.isOffered(text) else { continue }
      folded.removeAll(keepingCapacity: true)
      CaseFolding.fold(text, into: &folded)
      guard texts.bytes.count + folded.count <= most else {
        isWhole = false
        break
      }
      texts.append(folded.span)
      places.append(UInt32(place))
    }
    texts.append(repeatElement(0, count: WordMatcher.roomBehindTexts))
    (self.texts, self.places, self.isWhole) = (texts, places, isWhole)
  }

  var count: Int { places.count }

  subscript(number: Int) -> StoredBytes { texts[number] }

  /// How the text of a number fits; nil where it does not.
  func match(_ matcher: WordMatcher, _ number: Int) -> WordMatch? {
    matcher.place(in: texts.bytes.span, texts.range(of: number))
  }
}
