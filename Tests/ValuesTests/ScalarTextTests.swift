import Testing
import Values

@Suite struct ScalarTextTests {
  @Test(
    arguments: [
      (.null, ""), (.boolean(true), "true"), (.boolean(false), "false"), (.integer(-28), "-28"),
      (.real(-0.0), "0"),
      (.real(1e21), "1e+21"), (.text("Прогресс\n"), "Прогресс\n"),
      (.duration(ExactDuration(microseconds: 93_600_000_000)), "P1DT2H"),
      (CalendarDate(daysSinceEpoch: 0).map(Scalar.date) ?? .null, "1970-01-01"),
      (Timestamp(microsecondsSinceEpoch: -1).map(Scalar.timestamp) ?? .null, "1969-12-31T23:59:59.999999Z"),
    ] as [(Scalar, String)])
  func everyValueHasAText(value: Scalar, text: String) {
    #expect(written { value.write(to: &$0) } == text)
  }

  @Test(arguments: [
    ("", #""""#), ("Dragon", #""Dragon""#), ("a\"b\\c/", #""a\"b\\c/""#),
    ("\u{8}\t\n\u{c}\r", #""\b\t\n\f\r""#),
    ("\u{0}\u{1f}\u{7f}", "\"\\u0000\\u001f\u{7f}\""), ("“Союз” \u{2028}🚀", "\"“Союз” \u{2028}🚀\""),
  ])
  func writesAJSONString(text: String, literal: String) {
    #expect(written { JSONText.write(bytes(text).span, to: &$0) } == literal)
  }
}
