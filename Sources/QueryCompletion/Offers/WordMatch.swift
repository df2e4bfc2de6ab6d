import Columnar
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
  /// Its first eight bytes.
  private let first: (word: UInt64, mask: UInt64)
  /// The ASCII that those begin with.
  private let beginning: (word: UInt64, mask: UInt64)
  private var scratch: [UInt8] = []
  /// How much `begins` has done since it was last asked for; to compare two bytes is one.
  private var steps = 0
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
    first = WordMatcher.word(typed.prefix(8))
    beginning = WordMatcher.word(typed.prefix(8).prefix { $0 < 0x80 })
  }

  /// Up to eight bytes as a word, the first one lowest, and a mask of them.
  private static func word(_ bytes: ArraySlice<UInt8>) -> (word: UInt64, mask: UInt64) {
    let word = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return (word, bytes.isEmpty ? 0 : .max >> UInt64(64 - 8 * bytes.count))
  }

  var isEmpty: Bool { typed.isEmpty }

  mutating func match(_ candidate: String) -> WordMatch? { match(Array(candidate.utf8).span) }

  /// How a candidate, which is UTF-8, fits; nil where it does not.
  mutating func match(_ candidate: Span<UInt8>) -> WordMatch? {
    scratch.removeAll(keepingCapacity: true)
    CaseFolding.fold(candidate, into: &scratch)
    let count = scratch.count
    scratch.append(contentsOf: repeatElement(0, count: WordMatcher.roomBehindTexts))
    return place(in: scratch.span, 0..<count)
  }

  /// So many bytes must follow on a text that is searched.
  static let roomBehindTexts = 8

  /// How a candidate fits that is folded already, and stands among other bytes; nil where it does not.
  func place(in bytes: Span<UInt8>, _ candidate: Range<Int>) -> WordMatch? {
    if typed.isEmpty { return .beginning }
    precondition(
      candidate.upperBound + WordMatcher.roomBehindTexts <= bytes.count, "a word can be read anywhere")
    let raw = bytes.bytes
    var best: WordMatch?
    var start = candidate.lowerBound
    while start + typed.count <= candidate.upperBound {
      let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
      if word & first.mask == first.word, hasRest(bytes, at: start) {
        if start == candidate.lowerBound { return .beginning }
        if !WordMatcher.isWordPart(bytes[start - 1]) { return .wordBeginning }
        best = .inside
      }
      start += 1
    }
    return best
  }

  /// True where behind its first eight bytes goes on what is typed.
  private func hasRest(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    var index = 8
    while index < typed.count {
      guard bytes[start + index] == typed[index] else { return false }
      index += 1
    }
    return true
  }

  /// Negative where what is typed comes behind a candidate that is folded, 0 where they are equal, else positive.
  ///
  /// - Parameter isPrefix: True to take a candidate that begins with what is typed for equal to it.
  func compare(_ candidate: Span<UInt8>, isPrefix: Bool) -> Int {
    let count = isPrefix ? min(candidate.count, typed.count) : candidate.count
    return ByteOrder.compare(candidate.extracting(0..<count), typed.span)
  }

  /// False where a candidate cannot begin with what is typed because of its first bytes. These stand in a word, the first
  /// one lowest; what stands behind the end of a shorter one does not matter.
  func mayBegin(with word: UInt64) -> Bool {
    // Letters of ASCII are folded to such.
    if beginning.mask == 0, first.mask != 0 { return word & 0x80 != 0 }
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
      steps += 1
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

  /// How much has been done since this was called last.
  mutating func takeSteps() -> Int {
    defer { steps = 0 }
    return steps
  }

  private static let stepsOfFolding = 8

  /// The bytes of two code points, one of them typed, that are folded alike; nil where they are not.
  private mutating func sameFolded(
    _ candidate: Span<UInt8>, at position: Int, as fitting: Int
  ) -> (candidate: Int, typed: Int)? {
    // What is typed may be no UTF-8; this byte is found in none.
    guard typed[fitting] != 0xFF else { return nil }
    steps += WordMatcher.stepsOfFolding
    let (scalar, length) = UTF8Coding.scalar(candidate, at: position)
    let wanted = UTF8Coding.scalar(typed.span, at: fitting)
    if scalar != lastFolded.scalar { lastFolded = (scalar, CaseFolding.fold(scalar)) }
    return lastFolded.folded == wanted.scalar ? (length, wanted.length) : nil
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x30 < 10 || byte &- 0x61 < 26
  }
}
