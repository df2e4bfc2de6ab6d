import TestSupport
import Testing
import Values

@Suite struct TimestampTests {
  @Test(arguments: [
    ("2019-03-02T07:49:00Z", "2019-03-02T07:49:00Z"),
    ("2019-03-02 07:49", "2019-03-02T07:49:00Z"),
    ("2019-03-02T07:49:00", "2019-03-02T07:49:00Z"),
    ("2019-03-02T07:49:00.5Z", "2019-03-02T07:49:00.5Z"),
    ("2019-03-02T07:49:00.000001", "2019-03-02T07:49:00.000001Z"),
    ("2019-03-02T07:49:00.1234560000", "2019-03-02T07:49:00.123456Z"),
    ("2019-03-02T07:49:59.000Z", "2019-03-02T07:49:59Z"),
    ("2019-03-02T07:49+02:30", "2019-03-02T05:19:00Z"),
    ("2019-03-02T23:30:00.25-01:00", "2019-03-03T00:30:00.25Z"),
    ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
    ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
    ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"),
  ])
  func readsAndWritesInUTC(text: String, canonical: String) throws {
    let point = try #require(readTimestamp(text))
    #expect(written { point.write(to: &$0) } == canonical)
    #expect(readCanonicalTimestamp(text) == (text == canonical ? point : nil))
    #expect(readCanonicalTimestamp(canonical) == point)
  }

  @Test(arguments: [
    "", "2019-03-02", "2019-03-02T", "2019-03-02T07", "2019-03-02T7:49", "2019-03-02t07:49",
    "2019-03-02T07:49z",
    "2019-03-02  07:49", "2019-03-02T24:00:00Z", "2019-03-02T23:60Z", "2019-06-30T23:59:60Z",
    "2019-02-29T00:00Z",
    "2019-03-02T07:49:00.Z", "2019-03-02T07:49.5Z", "2019-03-02T07:49:00.1234567Z", "2019-03-02T07:49:00,5Z",
    "2019-03-02T07:49:00+02", "2019-03-02T07:49:00+0200", "2019-03-02T07:49:00+24:00",
    "2019-03-02T07:49:00Z ",
    "2019-03-02T07:49:0", "2019-03-02T07:49:", "2019-03-02T07:49+02:60", "2019-03-02T07:49:00ZZ",
    "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "0000-12-31T23:59:59-01:00",
  ])
  func rejectsWhatIsNoPointInTime(text: String) {
    #expect(readTimestamp(text) == nil)
    #expect(readCanonicalTimestamp(text) == nil)
  }

  @Test func whatIsWrittenReadsBackTheSame() throws {
    let seed: UInt64 = 20_190_302
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20_000 {
      let microseconds = Int64.random(in: Timestamp.validMicroseconds, using: &random)
      let point = try #require(Timestamp(microsecondsSinceEpoch: microseconds))
      let text = written { point.write(to: &$0) }
      try #require(readTimestamp(text) == point, "seed \(seed), \(text)")
      try #require(readCanonicalTimestamp(text) == point, "seed \(seed), \(text)")
      try #require(point.date.midnight <= point, "seed \(seed), \(text)")
    }
  }
}
