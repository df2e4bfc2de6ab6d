import Testing

@testable import ResultRendering

struct TextWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("Кирилл", 6), ("naïve", 5), ("e\u{301}", 1), ("日本", 4), ("한", 2),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("ｆｕｌｌ", 8), ("\u{303F}", 1), ("🚀", 2), ("👩\u{200D}🚀", 2),
    ("👍🏽", 2), ("🇺🇸🇫🇷", 4), ("❤", 1), ("❤\u{FE0F}", 2), ("❤\u{FE0F}\u{200D}🔥", 2), ("1\u{FE0F}\u{20E3}", 2),
    ("#\u{FE0F}\u{20E3}", 2), ("1\u{20E3}", 1), ("a\u{FE0F}", 1), ("12\u{FE0F}\u{20E3}3", 4),

    ("a\u{200B}b", 2), ("\u{301}", 0), ("क्षि", 3), ("…“’", 3), ("\u{AD}", 1), ("x\u{200D}🚀", 3),
    // Cyrillic with a combining mark, and the letter made of two.
    ("и\u{306}", 1), ("й", 1), ("Протон-М", 8), ("Ѐ\u{483}", 1), ("\u{488}", 0),
    // Chinese with its punctuation, kana with and without a ready-made voicing mark, half-width kana.
    ("神舟十号", 8), ("长征，号。", 10), ("ガ", 2), ("カ\u{3099}", 2), ("ｶﾞ", 2), ("𠮷", 2), ("　", 2), ("〇", 2),
    // Families, skin tones on one of several, a keycap, flags of letters and of tags, half a flag.
    ("👨\u{200D}👩\u{200D}👧\u{200D}👦", 2), ("👩🏿\u{200D}🚀", 2), ("🧑🏻\u{200D}🤝\u{200D}🧑🏿", 2),
    ("🏳\u{FE0F}\u{200D}🌈", 2), ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", 2),
    ("🇰🇿", 2), ("🇰", 1), ("🇰x", 2), ("👍🏽👍🏽", 4), ("🏽", 2), ("🛰", 1), ("🛰\u{FE0F}", 2), ("☄", 1),
    ("☄\u{FE0F}", 2),
    ("⭐", 2), ("✅", 2), ("→", 1), ("─", 1), ("°", 1), ("½", 1), ("½日", 3),
    // Scripts that join or stack, and marks of all kinds.
    ("ไทย", 3), ("ที่", 1), ("שָׁלוֹם", 4), ("العربية", 7), ("Z\u{351}\u{36B}\u{343}", 1), ("a\u{20DD}", 1),
    ("\u{FEFF}a", 1), ("a\u{2060}b", 2), ("\u{1F3FB}", 2),
  ])
  func `a text takes as many columns as terminals give it`(text: String, expected: Int) {
    var output: [UInt8] = []
    #expect(PrintableText.append(Array(text.utf8)[...], to: &output) == expected)
    #expect(output == Array(text.utf8))
  }

  @Test(arguments: [
    ("a\nb", "a\\nb"), ("\r\t", "\\r\\t"), ("\u{1B}[31m", "\\u{1b}[31m"), ("\u{9B}1m", "\\u{9b}1m"),
    ("\u{7F}\u{0}", "\\u{7f}\\u{0}"), ("\u{202E}txt", "\\u{202e}txt"),
    ("\u{2066}\u{2069}", "\\u{2066}\\u{2069}"),
    ("\u{200E}\u{200F}\u{61C}", "\\u{200e}\\u{200f}\\u{61c}"), ("\u{2028}\u{85}", "\\u{2028}\\u{85}"),
    ("C:\\x", "C:\\x"),
  ])
  func `what a terminal would obey is shown escaped`(text: String, expected: String) {
    #expect(PrintableText.escaped(text) == expected)
  }

  @Test func `bytes that are not UTF-8 are shown as replacement characters`() {
    var output: [UInt8] = []
    let width = PrintableText.append([0x61, 0xFF, 0xC3, 0x62][...], to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "a\u{FFFD}\u{FFFD}b")
    #expect(width == 4)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"),
    ("日本語", 4, "日…"), ("日本語", 1, "…"), ("ae\u{301}bc", 3, "ae\u{301}…"), ("a\u{1B}b", 5, "a…"),
    ("👩\u{200D}🚀👩\u{200D}🚀", 3, "👩\u{200D}🚀…"), ("❤\u{FE0F}❤\u{FE0F}", 3, "❤\u{FE0F}…"),
  ])
  func `a cut falls between characters`(text: String, limit: Int, expected: String) {
    var output: [UInt8] = []
    let width = PrintableText.append(Array(text.utf8)[...], upTo: limit, to: &output)
    #expect(String(decoding: output, as: UTF8.self).unicodeScalars.elementsEqual(expected.unicodeScalars))
    #expect(width <= limit)
  }
}
