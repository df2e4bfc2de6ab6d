extension Keyword {
  /// The keyword that the bytes spell in any case, if they spell one.
  init?(spelledBy word: ArraySlice<UInt8>) {
    guard word.count <= KeywordSpellings.longest, word.allSatisfy({ ASCII.isLetter($0) }) else { return nil }
    var code = KeywordSpellings.Code()
    for byte in word { code.append(byte) }
    guard let keyword = KeywordSpellings.all.keyword(code, length: word.count) else { return nil }
    self = keyword
  }
}
