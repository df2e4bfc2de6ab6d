extension Unicode.Scalar {
  /// How many columns of a terminal the code point takes by itself: 0, 1 or 2.
  var columnCount: Int {
    switch value {
    // Latin with its accents ready-made, IPA, modifiers; Greek and Cyrillic up to its first combining mark.
    case 0x20..<0x300, 0x370..<0x483: 1
    default: isDrawnOverOthers ? 0 : isWide ? 2 : 1
    }
  }

  /// True for the regional indicators, two of which make a flag.
  var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

  /// True for emoji, also those that are drawn as text without a selector. Digits, # and * do not count:
  /// what begins with them `WidthMeter` knows by itself.
  var canBeginEmoji: Bool {
    // The letters of most languages lie below the first emoji, but for two.
    guard value >= 0x203C || value == 0xA9 || value == 0xAE else { return false }
    return properties.isEmoji
  }

  /// True for combining marks, invisible format characters, and the vowels and finals of Hangul, which join the
  /// consonant before them.
  private var isDrawnOverOthers: Bool {
    switch value {
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return true
    // Number signs of Arabic and Syriac: format characters that are seen.
    case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2: return false
    default: break
    }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return true
    default: return false
    }
  }

  private var isWide: Bool {
    if properties.isEmojiPresentation { return !isRegionalIndicator }
    return Unicode.Scalar.wideRanges.contains { $0.contains(value) }
  }

  /// East Asian Width `W` and `F` of Unicode 15.0 without the characters of emoji presentation, of which the
  /// standard library knows. Ranges run on over code points that are not assigned or of emoji presentation.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4C6,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}
