/// Counts the columns that a text takes on a terminal, code point by code point.
///
/// Emoji of several code points (joined, with a skin tone, with a variation selector, flags) count as terminals
/// draw them, in two columns.
struct WidthMeter {
  private(set) var width = 0
  /// Where the character that the last code point belongs to begins.
  private(set) var characterStart = 0
  private var isEmoji = false
  /// True behind a digit, `#` or `*`, which a selector and U+20E3 make a key cap.
  private var isKeyBase = false
  private var isAfterJoiner = false
  private var isHalfFlag = false

  private static let joiner: UInt32 = 0x200D
  private static let emojiSelector: UInt32 = 0xFE0F
  private static let skinTones: ClosedRange<UInt32> = 0x1F3FB...0x1F3FF

  /// Takes the next code point, which is none that `PrintableText` escapes. True where a character begins with
  /// it, so that the text may be cut before it.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    let joins = isAfterJoiner && scalar.canBeginEmoji
    isAfterJoiner = isEmoji && scalar.value == WidthMeter.joiner
    let followsKeyBase = isKeyBase
    isKeyBase = false
    if followsKeyBase, scalar.value == WidthMeter.emojiSelector {
      width = characterStart + 2
      return false
    }
    if isEmoji {
      if scalar.value == WidthMeter.emojiSelector {
        width = characterStart + 2
        return false
      }
      if joins || WidthMeter.skinTones.contains(scalar.value) { return false }
    }
    if isHalfFlag, scalar.isRegionalIndicator {
      isHalfFlag = false
      width += 1
      return false
    }
    let count = scalar.columnCount
    guard count > 0 || width == 0 else { return false }
    begin(count)
    isHalfFlag = scalar.isRegionalIndicator
    isEmoji = scalar.canBeginEmoji
    return true
  }

  /// Takes printable ASCII, `count` columns of it that belong together.
  mutating func take(columns count: Int, isKeyBase: Bool = false) {
    begin(count)
    self.isKeyBase = isKeyBase
    isEmoji = false
    isHalfFlag = false
    isAfterJoiner = false
  }

  private mutating func begin(_ count: Int) {
    characterStart = width
    width += count
  }
}
