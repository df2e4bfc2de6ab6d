import QueryDiagnostics
import Testing

@testable import ResultRendering

struct DiagnosticTextTests {
  private func drawn(
    _ source: String, _ span: SourceSpan?, hint: String? = nil, severity: Diagnostic.Severity = .error,
    file: String? = nil
  ) -> String {
    DiagnosticRenderer.text(
      Diagnostic(.syntax, "message", at: span, hint: hint, severity: severity, file: file),
      source: SourceText(source), isColored: false)
  }

  @Test func `an error has the form of the language's description`() {
    let diagnostic = Diagnostic(
      .unknownField, "unknown field `flight_count`", at: SourceSpan(6, 18),
      hint: "did you mean `flights_count`?")
    let text = DiagnosticRenderer.text(
      diagnostic, source: SourceText("where flight_count > 1"), isColored: false)
    #expect(
      text == """
        error: unknown field `flight_count`
          | where flight_count > 1
          |       ^^^^^^^^^^^^ did you mean `flights_count`?

        """)
  }

  /// The `@` marks stand around the span.
  @Test(arguments: [
    ("a @b@ c", "a b c", "  ^"),
    // A byte order mark is not shown.
    ("\u{FEFF}[@x@]", "[x]", " ^"), ("@\u{FEFF}@[x]", "[x]", "^"), ("\u{FEFF}a\n@b@", "b", "^"),
    ("\t@b@", "    b", "    ^"),
    ("ab\t@b@\tc", "ab  b   c", "    ^"),
    ("@a\tb@", "a   b", "^^^^^"),
    ("имя = @'Союз'@", "имя = 'Союз'", "      ^^^^^^"),
    ("日本 @神舟@", "日本 神舟", "     ^^^^"),
    ("e\u{301} @e\u{301}e\u{301}@ x", "e\u{301} e\u{301}e\u{301} x", "  ^^"),
    ("e@\u{301}@x", "e\u{301}x", "^"),
    ("'👩\u{200D}🚀' @x@", "'👩\u{200D}🚀' x", "     ^"),
    ("'🇺🇸❤\u{FE0F}' @x@", "'🇺🇸❤\u{FE0F}' x", "       ^"),
    ("a\u{1B}@b@", "a\\u{1b}b", "       ^"),
    ("@\u{202E}@b", "\\u{202e}b", "^^^^^^^^"),
    ("a @@b", "a b", "  ^"),
    ("a >@@", "a >", "   ^"),
    ("a > @@", "a > ", "    ^"),
    ("a >\n@@", "a >", "   ^"),
    ("a >  \r\n\n@@", "a >  ", "   ^"),
    ("first\n  @second@\nthird", "  second", "  ^^^^^^"),
    ("one\ntwo @(a\nb)@", "two (a", "    ^^"),
    ("a\r\nb @c@\r\nd", "b c", "  ^"),
    ("a@\n@b", "a", " ^"),
  ])
  func `carets stand under the bytes of the span`(marked: String, line: String, carets: String) {
    let parts = marked.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    let source = String(decoding: parts.joined(), as: UTF8.self)
    let span = SourceSpan(parts[0].count, parts[0].count + parts[1].count)
    let text = drawn(source, span)
    #expect(text.utf8.elementsEqual("error: message\n  | \(line)\n  | \(carets)\n".utf8), "\(text)")
  }

  @Test func `nothing to show is an empty line with one caret`() {
    #expect(drawn("", SourceSpan(0, 0)) == "error: message\n  |\n  | ^\n")
    #expect(drawn("a", SourceSpan(90, 99)) == "error: message\n  | a\n  |  ^\n")
  }

  @Test func `without a span there is the message and the hint`() {
    #expect(drawn("a", nil, hint: "do this", severity: .note) == "note: message\n  do this\n")
    #expect(drawn("a", nil, severity: .warning) == "warning: message\n")
  }

  @Test func `a hint that does not fit stands on a line of its own`() {
    let hint = String(repeating: "h", count: 100)
    let source = String(repeating: " ", count: 20) + "x"
    #expect(drawn(source, SourceSpan(20, 21), hint: hint).hasSuffix("^\n  = \(hint)\n"))
  }

  @Test func `in a file the place goes around the message`() {
    #expect(
      drawn("[\n {x}]", SourceSpan(4, 5), file: "a\n.json")
        == "error: a\\n.json:2:3: message, at byte 4\n  |  {x}]\n  |   ^\n")
    let diagnostic = Diagnostic(.cannotRead, "no such file", at: nil, file: "a.json")
    #expect(
      DiagnosticRenderer.text(diagnostic, source: nil, isColored: false) == "error: a.json: no such file\n")
  }

  @Test(arguments: [0, 10, 60, 5_000, 499_990, 999_980])
  func `of a long line a window around the span is shown`(start: Int) {
    let source = String(repeating: "0123456789", count: 100_000)
    let text = drawn(source, SourceSpan(start, start + 7))
    let lines = text.split(separator: "\n")
    let shown = Array(lines[1].dropFirst(4))
    let caret = lines[2].dropFirst(4).prefix { $0 == " " }.count
    #expect(shown.count <= 118)
    #expect(shown.count >= 100)
    #expect(shown[caret] == Character("\(start % 10)"))
    #expect(lines[2].hasSuffix(" ^^^^^^^") || start == 0)
    #expect((shown.first == "…") == (start > 40))
    #expect((shown.last == "…") == (start < 999_900))
  }

  @Test func `carets end with the window`() {
    let source = "x" + String(repeating: "y", count: 5_000)
    let lines = drawn(source, SourceSpan(1, 5_001)).split(separator: "\n")
    #expect(lines[1] == "  | x" + String(repeating: "y", count: 115) + "…")
    #expect(lines[2] == "  |  " + String(repeating: "^", count: 115))
  }

  @Test func `colours are there only when asked for`() {
    let diagnostic = Diagnostic(.syntax, "m", at: SourceSpan(0, 1), severity: .warning)
    #expect(
      DiagnosticRenderer.text(diagnostic, source: SourceText("a"), isColored: true)
        == "\u{1B}[1;35mwarning:\u{1B}[0m \u{1B}[1mm\u{1B}[0m\n"
        + "  \u{1B}[2m|\u{1B}[0m a\n  \u{1B}[2m|\u{1B}[0m \u{1B}[1;35m^\u{1B}[0m\n")
  }

  /// Of the eight colours of a terminal, blue vanishes on a dark ground; yellow, green and cyan do on a light one.
  @Test func `text can be read on a light ground and on a dark one`() {
    let severities: [Diagnostic.Severity] = [.error, .warning, .note]
    let messages = severities.map { severity in
      DiagnosticRenderer.text(
        Diagnostic(.syntax, "m", at: SourceSpan(0, 1), severity: severity), source: SourceText("a"),
        isColored: true)
    }
    let outcomes = OutcomeList(
      OutcomeList.Outcome.allCases.map { OutcomeList.Line($0, depth: 0, text: "x", remark: "y") })
    for text in messages + outcomes.lines(RenderingOptions(isColored: true)) {
      for colour in [32, 33, 34, 36] { #expect(!text.contains("\(colour)m"), "\(text.debugDescription)") }
    }
  }

  @Test(arguments: [UInt64](1...20)) func `any source is drawn without controls`(seed: UInt64) {
    var random = RandomText(seed: seed)
    for _ in 0..<50 {
      let source = random.text(upTo: 200)
      let start = random.number(below: source.utf8.count + 1)
      let span = SourceSpan(start, start + random.number(below: 20))
      let diagnostic = Diagnostic(.syntax, random.text(upTo: 9), at: span, hint: random.text(upTo: 9))
      let text = DiagnosticRenderer.text(diagnostic, source: SourceText(source), isColored: false)
      #expect(!text.unicodeScalars.contains { $0 != "\n" && PrintableText.isUnsafe($0) }, "seed \(seed)")
      #expect(text.split(separator: "\n").count <= 4, "seed \(seed)")
      #expect(text.split(separator: "\n").dropFirst(2).first?.contains("^") == true, "seed \(seed)")
    }
  }

  @Test func `what is wider than a terminal is broken between words, but for the source`() {
    let diagnostic = Diagnostic(
      .unknownField, "unknown field `nonsense`, which nobody knows", at: SourceSpan(6, 14),
      hint: "the fields are `name`, `status`, `in_space`, …")
    let source = SourceText("where nonsense = 'a text that goes on and on'")
    func text(_ options: RenderingOptions) -> String {
      DiagnosticRenderer.text([diagnostic], source: source, options: options)
    }
    #expect(
      text(RenderingOptions(width: 40, isASCII: true)) == """
        error: unknown field `nonsense`, which
          nobody knows
          | where nonsense = 'a text that goes on and on'
          |       ^^^^^^^^
          = the fields are `name`, `status`,
            `in_space`, ...

        """)
    #expect(
      text(RenderingOptions(width: 80)).contains("^^^^^^^^ the fields are `name`, `status`, `in_space`, …\n"))
    let colored = text(RenderingOptions(width: 40, isColored: true))
    #expect(
      colored.hasPrefix("\u{1B}[1;31merror:\u{1B}[0m \u{1B}[1munknown field `nonsense`, which\n  nobody"))
    let plain = Diagnostic(.usage, "m", at: nil, hint: "words that are many and go on and on")
    #expect(
      DiagnosticRenderer.text([plain], source: nil, options: RenderingOptions(width: 24))
        == "error: m\n  words that are many\n  and go on and on\n")
  }

  @Test func `a source that is not UTF-8 is drawn`() {
    let source = SourceText(utf8: [0x61, 0x20, 0xFF, 0xFE, 0x20, 0x62])
    let text = DiagnosticRenderer.text(
      Diagnostic(.notUTF8, "m", at: SourceSpan(2, 3)), source: source, isColored: false)
    #expect(text == "error: m\n  | a \u{FFFD}\u{FFFD} b\n  |   ^\n")
  }
}
