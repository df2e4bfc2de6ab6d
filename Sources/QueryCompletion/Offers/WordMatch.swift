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
  private let first: UInt8?
  private var scratch: [UInt8] = []

  init(_ content: [UInt8]) {
    // What is no UTF-8 fits nothing.
    var folded: [UInt8] = []
    if UTF8Validation.firstInvalidByte(content.span) == nil {
      CaseFolding.fold(content.span, into: &folded)
    } else {
      folded = [0xFF]
    }
    typed = folded
    first = folded.first
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

  /// False where a candidate with that first byte, or none, cannot begin with what is typed.
  func mayBegin(with byte: UInt8?) -> Bool {
    guard let first else { return true }
    guard let byte else { return false }
    return byte >= 0x80 || (byte &- 0x41 < 26 ? byte | 0x20 : byte) == first
  }

  /// True where a candidate begins with what is typed. Of one that is ASCII as far as that nothing is copied.
  mutating func begins(_ candidate: Span<UInt8>) -> Bool {
    var position = 0
    for wanted in typed {
      guard position < candidate.count else { return false }
      let byte = candidate[position]
      guard byte < 0x80 else { return beginsFolded(candidate) }
      if (byte &- 0x41 < 26 ? byte | 0x20 : byte) != wanted { return false }
      position += 1
    }
    return true
  }

  private mutating func beginsFolded(_ candidate: Span<UInt8>) -> Bool {
    scratch.removeAll(keepingCapacity: true)
    // No code point of up to four bytes folds to less than one.
    let length = WordMatcher.wholeCharacters(in: candidate, upTo: typed.count * 4)
    CaseFolding.fold(candidate.extracting(0..<length), into: &scratch)
    return scratch.starts(with: typed)
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 0x30 < 10 || byte &- 0x61 < 26
  }

  /// How many bytes the code points have that end within the first `limit` bytes of a text.
  private static func wholeCharacters(in text: Span<UInt8>, upTo limit: Int) -> Int {
    var end = min(limit, text.count)
    // A byte that continues a code point stands behind a cut only.
    while end > 0, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
