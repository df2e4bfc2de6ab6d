extension Keyword {
  /// The keyword that the bytes spell in any case, if they spell one.
  init?(spelledBy word: ArraySlice<UInt8>) {
    guard let code = Keyword.packed(word), let keyword = Keyword.byCode[code] else { return nil }
    self = keyword
  }

  /// Up to eight letters in one number, in lower case; nil for words that are too long to be keywords.
  private static func packed(_ word: some Collection<UInt8>) -> UInt64? {
    guard word.count <= 8 else { return nil }
    var code: UInt64 = 0
    for byte in word { code = code << 8 | UInt64(ASCII.lowercased(byte)) }
    return code
  }

  private static let byCode: [UInt64: Keyword] = {
    var table: [UInt64: Keyword] = [:]
    for keyword in allCases {
      if let code = packed(Array(keyword.rawValue.utf8)) { table[code] = keyword }
    }
    return table
  }()
}
