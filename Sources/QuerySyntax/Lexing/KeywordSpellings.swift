/// The keywords by what they look like.
///
/// So few are found no faster in a dictionary, and making one would take longer than reading a whole query.
struct KeywordSpellings {
  private static let longest = 8

  /// The shortest first.
  private let keywords: [Keyword]
  /// The code of each of them.
  private let codes: [UInt64]
  /// Where those of each length begin; behind the longest their number.
  private let firstOfLength: [Int]

  init() {
    let keywords = Keyword.allCases.sorted { $0.rawValue.utf8.count < $1.rawValue.utf8.count }
    self.keywords = keywords
    codes = keywords.map { keyword in
      let bytes = Array(keyword.rawValue.utf8)
      precondition(bytes.count <= KeywordSpellings.longest, "no keyword has more than eight letters")
      return KeywordSpellings.code(of: bytes[...])
    }
    firstOfLength = (0...KeywordSpellings.longest + 1).map { length in
      keywords.firstIndex { $0.rawValue.utf8.count >= length } ?? keywords.count
    }
  }

  /// The keyword that the bytes spell in any case, if they spell one.
  func keyword(spelledBy word: ArraySlice<UInt8>) -> Keyword? {
    let length = word.count
    guard length <= KeywordSpellings.longest else { return nil }
    let code = KeywordSpellings.code(of: word)
    for index in firstOfLength[length]..<firstOfLength[length + 1] where codes[index] == code {
      return keywords[index]
    }
    return nil
  }

  /// Up to eight letters in one number, in lower case.
  private static func code(of word: ArraySlice<UInt8>) -> UInt64 {
    var code: UInt64 = 0
    for index in word.indices { code = code << 8 | UInt64(ASCII.lowercased(word[index])) }
    return code
  }
}
