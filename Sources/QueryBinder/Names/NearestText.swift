import Columnar
import QueryDiagnostics
import Values

/// The text that comes nearest to a written one, among some that are offered: with the fewest slips, then the first by
/// its bytes.
struct NearestText {
  private let written: [Unicode.Scalar]
  /// The same, where it is ASCII.
  private let writtenBytes: [UInt8]?
  private let characters: CharacterSketch
  private let limit: Int
  private var found: (bytes: [UInt8], slips: Int)?

  /// Nil for texts that nobody mistypes.
  init?(to text: String) {
    guard text.utf8.count <= EditDistance.longestWord else { return nil }
    written = FoldedName.scalars(text)
    writtenBytes = written.allSatisfy(\.isASCII) ? written.map { UInt8(truncatingIfNeeded: $0.value) } : nil
    characters = CharacterSketch(written)
    limit = EditDistance.limit(forLength: written.count)
  }

  var best: String? { found.map { String(decoding: $0.bytes, as: UTF8.self) } }

  /// Takes a text where it comes nearer than those before.
  mutating func offer(_ text: Span<UInt8>) {
    // No text has more characters than bytes.
    guard text.count <= EditDistance.longestWord, text.count + mostSlips >= written.count else { return }
    let isASCII: Bool
    if let (known, count) = CharacterSketch.ofASCII(text) {
      // Length or characters show of most texts that there are too many slips.
      guard count - written.count <= mostSlips, characters.difference(known) <= mostSlips else { return }
      isASCII = true
    } else {
      isASCII = false
    }
    guard let slips = slips(text, isASCII: isASCII) else { return }
    let bytes = text.withUnsafeBufferPointer { Array($0) }
    if let found {
      guard (slips, bytes) < (found.slips, found.bytes) else { return }
    }
    found = (bytes, slips)
  }

  /// More would be of no use.
  private var mostSlips: Int { found?.slips ?? limit }

  private func slips(_ text: Span<UInt8>, isASCII: Bool) -> Int? {
    guard isASCII, let writtenBytes else {
      let bytes = text.withUnsafeBufferPointer { Array($0) }
      let known = FoldedName.scalars(String(decoding: bytes, as: UTF8.self))
      return EditDistance.between(written, known, atMost: mostSlips)
    }
    return NearestText.slips(writtenBytes.span, text, atMost: mostSlips)
  }

  /// The slips between a folded text of ASCII and another one: what both begin and end with alike has none.
  private static func slips(_ written: Span<UInt8>, _ text: Span<UInt8>, atMost limit: Int) -> Int? {
    var start = 0
    while start < written.count, start < text.count, written[start] == FoldedName.folded(text[start]) {
      start += 1
    }
    var (writtenEnd, textEnd) = (written.count, text.count)
    while writtenEnd > start, textEnd > start, written[writtenEnd - 1] == FoldedName.folded(text[textEnd - 1])
    {
      (writtenEnd, textEnd) = (writtenEnd - 1, textEnd - 1)
    }
    let (left, right) = (writtenEnd - start, textEnd - start)
    if left == 0 || right == 0 { return max(left, right) <= limit ? max(left, right) : nil }
    return EditDistance.between(
      (start..<writtenEnd).map { Unicode.Scalar(written[$0]) },
      (start..<textEnd).map { Unicode.Scalar(FoldedName.folded(text[$0])) }, atMost: limit)
  }
}

/// Which characters a text has, those that are alike in their lowest bits taken for one.
private struct CharacterSketch {
  private var bits: UInt64 = 0

  init(_ scalars: [Unicode.Scalar]) {
    for scalar in scalars { bits |= 1 << UInt64(scalar.value & 63) }
  }

  private init() {}

  /// The sketch of a text and how many characters it has; nil where it is not ASCII.
  static func ofASCII(_ text: Span<UInt8>) -> (CharacterSketch, count: Int)? {
    var sketch = CharacterSketch()
    for place in 0..<text.count {
      let byte = text[place]
      guard byte < 0x80 else { return nil }
      let isUpper = byte &- 0x41 < 26
      sketch.bits |= 1 &<< UInt64((isUpper ? byte | 0x20 : byte) & 63)
    }
    return (sketch, text.count)
  }

  /// So many slips at least lie between two texts: each brings in at most one character and takes out at most one.
  func difference(_ other: CharacterSketch) -> Int {
    max((bits & ~other.bits).nonzeroBitCount, (other.bits & ~bits).nonzeroBitCount)
  }
}

private func < (left: (Int, [UInt8]), right: (Int, [UInt8])) -> Bool {
  left.0 != right.0 ? left.0 < right.0 : left.1.lexicographicallyPrecedes(right.1)
}
