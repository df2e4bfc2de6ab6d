/// The keywords by what they look like.
///
/// So few are found no faster in a dictionary, and making one would take longer than reading a whole query. A class, so
/// that whoever looks many words up keeps it by one reference.
final class KeywordSpellings: Sendable {
  /// Letters, digits and `_` in one number, the letters in lower case.
  struct Code {
    fileprivate private(set) var value: UInt64 = 0

    /// Adds what is a letter, a digit or `_`. What lowers a letter leaves digits as they are, and makes of `_` what is in no
    /// word.
    @inline(__always)
    mutating func append(_ byte: UInt8) {
      value = value &<< 8 | UInt64(byte | 0x20)
    }
  }

  static let all = KeywordSpellings()
  static let longest = 8

  /// The shortest first.
  private let keywords: [Keyword]
  /// The code of each of them.
  private let codes: [UInt64]
  /// Where those of each length begin; behind the longest their number.
  private let firstOfLength: [Int]

  private init() {
    let keywords = Keyword.allCases.sorted { $0.rawValue.utf8.count < $1.rawValue.utf8.count }
    self.keywords = keywords
    codes = keywords.map { keyword in
      precondition(
        keyword.rawValue.utf8.count <= KeywordSpellings.longest, "no keyword has more than eight letters")
      return keyword.rawValue.utf8.reduce(into: Code()) { $0.append($1) }.value
    }
    firstOfLength = (0...KeywordSpellings.longest + 1).map { length in
      keywords.firstIndex { $0.rawValue.utf8.count >= length } ?? keywords.count
    }
  }

  /// The keyword of the code of a word of some length; nil where it is that of another word.
  func keyword(_ code: Code, length: Int) -> Keyword? {
    guard length <= KeywordSpellings.longest else { return nil }
    let (first, end) = (firstOfLength[length], firstOfLength[length + 1])
    for index in first..<end where codes[index] == code.value {
      return keywords[index]
    }
    return nil
  }
}
