extension Keyword {
  /// The keyword that the bytes spell in any case, if they spell one.
  init?(spelledBy word: ArraySlice<UInt8>) {
    guard let keyword = Keyword.spellings.keyword(spelledBy: word) else { return nil }
    self = keyword
  }

  private static let spellings = KeywordSpellings()
}
