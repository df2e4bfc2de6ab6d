extension Keyword {
  /// The keyword that the bytes spell in any case, if they spell one.
  init?(spelledBy word: ArraySlice<UInt8>) {
    guard let code = Keyword.packed(word), let index = Keyword.codes.firstIndex(of: code) else { return nil }
    self = Keyword.keywords[index]
  }

  /// Up to eight letters in one number, in lower case; nil for words that are too long to be keywords.
  private static func packed(_ word: some Collection<UInt8>) -> UInt64? {
    guard word.count <= 8 else { return nil }
    var code: UInt64 = 0
    for byte in word { code = code << 8 | UInt64(ASCII.lowercased(byte)) }
    return code
  }

  // So few are found no faster in a dictionary, and making one would take longer than reading a whole query.
  private static let keywords = allCases
  /// The code of each of `keywords`, in their order.
  private static let codes: [UInt64] = {
    var codes: [UInt64] = []
    for keyword in keywords {
      guard let code = packed(Array(keyword.rawValue.utf8)) else {
        preconditionFailure("no keyword has more than eight letters")
      }
      codes.append(code)
    }
    return codes
  }()
}
