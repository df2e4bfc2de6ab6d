import Columnar
import QueryDiagnostics
import Values

/// The text that comes nearest to a written one, among some that are offered: with the fewest slips, then the first by
/// its bytes.
struct NearestText {
  private let written: [Unicode.Scalar]
  private let characters: CharacterSketch
  private let limit: Int
  private var found: (bytes: [UInt8], slips: Int)?

  /// Nil for texts that nobody mistypes.
  init?(to text: String) {
    guard text.utf8.count <= EditDistance.longestWord else { return nil }
    written = FoldedName.scalars(text)
    characters = CharacterSketch(written)
    limit = EditDistance.limit(forLength: written.count)
  }

  var best: String? { found.map { String(decoding: $0.bytes, as: UTF8.self) } }

  /// Takes a text where it comes nearer than those before.
  mutating func offer(_ text: Span<UInt8>) {
    guard text.count <= EditDistance.longestWord, isNearEnough(text) else { return }
    let bytes = text.withUnsafeBufferPointer { Array($0) }
    let known = FoldedName.scalars(String(decoding: bytes, as: UTF8.self))
    guard let slips = EditDistance.between(written, known, atMost: mostSlips) else { return }
    if let found {
      guard (slips, bytes) < (found.slips, found.bytes) else { return }
    }
    found = (bytes, slips)
  }

  /// More would be of no use.
  private var mostSlips: Int { found?.slips ?? limit }

  /// False where length or characters show that there are too many slips: most texts need no closer look.
  private func isNearEnough(_ text: Span<UInt8>) -> Bool {
    guard let (known, count) = CharacterSketch.ofASCII(text) else { return true }
    return abs(count - written.count) <= mostSlips && characters.difference(known) <= mostSlips
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
