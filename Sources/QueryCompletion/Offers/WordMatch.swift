import Values

/// How a candidate fits what is typed, the best first.
enum WordMatch: Int, Comparable {
  /// It begins with it.
  case beginning
  /// One of its words does.
  case wordBeginning
  /// It stands somewhere in it.
  case inside

  static func < (left: WordMatch, right: WordMatch) -> Bool { left.rawValue < right.rawValue }
}

/// Holds what is typed against candidates, whatever the case.
struct WordMatcher {
  /// What is typed, folded.
  private let typed: [UInt8]
  /// The ASCII that it begins with, up to eight bytes, the first one lowest, and a mask of those bytes.
  private let beginning: (word: UInt64, mask: UInt64)
  private var scratch: [UInt8] = []
  /// The code point that was folded last, and what it is folded: many texts of a column begin alike.
  private var lastFolded: (scalar: Unicode.Scalar, folded: Unicode.Scalar) = ("\0", "\0")

  init(_ content: [UInt8]) {
    // What is no UTF-8 fits nothing.
    var folded: [UInt8] = []
    if UTF8Validation.firstInvalidByte(content.span) == nil {
      CaseFolding.fold(content.span, into: &folded)
    } else {
      folded = [0xFF]
    }
    typed = folded
    let ascii = typed.prefix(8).prefix { $0 < 0x80 }
    let word = ascii.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    beginning = (word, ascii.isEmpty ? 0 : .max >> UInt64(64 - 8 * ascii.count))
  }

  var isEmpty: Bool { typed.isEmpty }

  mutating func match(_ candidate: String) -> WordMatch? { match(Array(candidate.utf8).span) }

  /// How a candidate, which is UTF-8, fits; nil where it does not.
  mutating func match(_ candidate: Span<UInt8>) -> WordMatch? {
    if typed.isEmpty { return .beginning }
    scratch.removeAll(keepingCapacity: true)
    CaseFolding.fold(candidate, into: &scratch)
    var best: WordMatch?
    var start = 0
    while start + typed.count <= scratch.count {
      if scratch[start] == typed[0], scratch[start..<start + typed.count].elementsEqual(typed) {
        if start == 0 { return .beginning }
        if !WordMatcher.isWordPart(scratch[start - 1]) { return .wordBeginning }
        best = .inside
      }
      start += 1
    }
    return best
  }

  /// False where a candidate cannot begin with what is typed because of its first bytes. These stand in a word, the first
  /// one lowest; what stands behind the end of a shorter one does not matter.
  func mayBegin(with word: UInt64) -> Bool {
    let bytes = word & beginning.mask
    // Letters that are not ASCII may be folded to such as are.
    guard bytes & 0x8080_8080_8080_8080 == 0 else { return true }
    // The highest bit of each byte from `A` on, but not behind `Z`; a quarter of it makes a small letter.
    let capitals =
      (bytes + 0x3F3F_3F3F_3F3F_3F3F) & ~(bytes + 0x2525_2525_2525_2525) & 0x8080_8080_8080_8080
    return bytes | capitals >> 2 == beginning.word
  }

  /// True where a candidate, which is UTF-8, begins with what is typed. It is read no further than it fits.
  mutating func begins(_ candidate: Span<UInt8>) -> Bool {
    var (position, fitting) = (0, 0)
    while fitting < typed.count {
      guard position < candidate.count else { return false }
      let (byte, wanted) = (candidate[position], typed[fitting])
      if byte == wanted || byte < 0x80 {
        guard byte == wanted || (byte &- 0x41 < 26 && byte | 0x20 == wanted) else { return false }
        position += 1
        fitting += 1
        continue
      }
      // Both code points begin with the same bytes, as far as they are equal.
      while position > 0, candidate[position] & 0xC0 == 0x80 {
        position -= 1
        fitting -= 1
      }
      guard let lengths = sameFolded(candidate, at: position, as: fitting) else { return false }
      position += lengths.candidate
      fitting += lengths.typed
    }
    return true
  }

  /// The bytes of two code points, one of them typed, that are folded alike; nil where they are not.
  private mutating func sameFolded(
    _ candidate: Span<UInt8>, at position: Int, as fitting: Int
  ) -> (candidate: Int, typed: Int)? {
    // What is typed may be no UTF-8; this byte is found in none.
    guard typed[fitting] != 0xFF else { return nil }
    let (scalar, length) = UTF8Coding.scalar(candidate, at: position)
    let wanted = UTF8Coding.scalar(typed.span, at: fitting)
    if scalar != lastFolded.scalar { lastFolded = (scalar, CaseFolding.fold(scalar)) }
    return lastFolded.folded == wanted.scalar ? (length, wanted.length) : nil
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x30 < 10 || byte &- 0x61 < 26
  }
}
