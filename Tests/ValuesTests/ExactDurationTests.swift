import TestSupport
import Testing
import Values

@Suite struct ExactDurationTests {
  @Test(
    arguments: [
      ("P0D", 0), ("P253DT23H14M9S", 21_942_849_000_000), ("P246DT10H46M", 21_293_160_000_000),
      ("P4DT14H", 396_000_000_000), ("P80DT3H1S", 6_922_801_000_000), ("P3DT54M15S", 262_455_000_000),
      ("P289DT27S", 24_969_627_000_000), ("P366D", 31_622_400_000_000), ("PT4H35M", 16_500_000_000),
      ("PT3M51S", 231_000_000), ("PT16M", 960_000_000), ("P1DT2.123S", 86_402_123_000), ("PT0.000001S", 1),
      ("PT0.05S", 50_000), ("-P1DT2H", -93_600_000_000), ("-PT0.5S", -500_000),
      ("P106751991DT4H54.775807S", .max), ("-P106751991DT4H54.775808S", .min),
    ] as [(String, Int64)])
  func theCanonicalFormIsReadAndWrittenBack(text: String, microseconds: Int64) throws {
    let duration = ExactDuration(microseconds: microseconds)
    #expect(written { duration.write(to: &$0) } == text)
    #expect(try readDuration(iso8601: text) == duration)
    #expect(readCanonicalDuration(text) == duration)
  }

  @Test(
    arguments: [
      ("P2W", "P14D"), ("P1W2DT3H", "P9DT3H"), ("P3DT04H05M06S", "P3DT4H5M6S"), ("+P1D", "P1D"),
      ("-P0D", "P0D"),
      ("PT0S", "P0D"), ("P00D", "P0D"), ("PT90M", "PT1H30M"), ("PT1,5S", "PT1.5S"), ("P1.5D", "P1DT12H"),
      ("PT0.50S", "PT0.5S"),
      ("P0,5W", "P3DT12H"), ("PT2.1234560000S", "PT2.123456S"), ("PT36H", "P1DT12H"), ("PT0.1H", "PT6M"),
      ("P0DT0H0M0S", "P0D"), ("PT1.0S", "PT1S"), ("P0.0000000000000S", nil), ("P0DT1H", "PT1H"),
      ("PT24H", "P1D"),
      ("P0.0001220703125W", "PT1M13.828125S"),
    ] as [(String, String?)])
  func otherFormsAreReadButAreNotCanonical(text: String, canonical: String?) {
    let duration = try? readDuration(iso8601: text)
    #expect(duration.map { duration in written { duration.write(to: &$0) } } == canonical)
    #expect(readCanonicalDuration(text) == nil)
  }

  @Test(
    arguments: [
      ("", .notADuration), ("P", .notADuration), ("PT", .notADuration), ("P1DT", .notADuration),
      ("1D", .notADuration),
      ("p1d", .notADuration), ("P1H", .notADuration), ("PT1D", .notADuration), ("P1D2W", .notADuration),
      ("PT1M1H", .notADuration), ("P1D1D", .notADuration), ("PD", .notADuration), ("P1", .notADuration),
      ("P1.5DT1H", .notADuration), ("PT1.5H1M", .notADuration), ("P1.5DT", .notADuration),
      ("PT.5S", .notADuration),
      ("PT5.S", .notADuration), ("P-1D", .notADuration), ("--P1D", .notADuration), ("P1D ", .notADuration),
      (" P1D", .notADuration), ("PTT1H", .notADuration), ("P1_0D", .notADuration), ("-", .notADuration),
      ("P1Y", .yearsOrMonths), ("P2M", .yearsOrMonths), ("P1Y2M3DT4H", .yearsOrMonths),
      ("P0Y", .yearsOrMonths),
      ("-P1M", .yearsOrMonths), ("PT0.0000001S", .tooFine), ("PT0.1234567S", .tooFine),
      ("P0.00000000000001D", .tooFine), ("PT0.00000000000000000000000001S", .tooFine),
      ("PT0.0000000001H", .tooFine),
      ("P106751991DT4H54.775808S", .tooLarge), ("-P106751991DT4H54.775809S", .tooLarge),
      ("P99999999999999999999999D", .tooLarge), ("P18446744073709551615WT18446744073709551615H", .tooLarge),
    ] as [(String, ExactDuration.ParseFailure)])
  func saysWhyATextIsNoDuration(text: String, failure: ExactDuration.ParseFailure) {
    #expect(throws: failure) { try readDuration(iso8601: text) }
    #expect(readCanonicalDuration(text) == nil)
  }

  @Test(arguments: [
    ("90d", "P90D"), ("2h30m", "PT2H30M"), ("1d12h", "P1DT12H"), ("3w", "P21D"), ("1.5h", "PT1H30M"),
    (".5h", "PT30M"),
    ("500ms", "PT0.5S"), ("1us", "PT0.000001S"), ("90m", "PT1H30M"), ("1m1ms", "PT1M0.001S"),
    ("-1d2h", "-P1DT2H"),
    ("+0s", "P0D"), ("1_000d", "P1000D"), ("1w2d3h4m5s6ms7us", "P9DT3H4M5.006007S"), ("1.0us", "PT0.000001S"),
    ("106751991d4h54s775807us", "P106751991DT4H54.775807S"),
  ])
  func readsTheQueryLanguagesForm(text: String, canonical: String) throws {
    let duration = try readDuration(units: text)
    #expect(written { duration.write(to: &$0) } == canonical)
  }

  @Test(
    arguments: [
      ("", .notADuration), ("d", .notADuration), ("90", .notADuration), ("1h1h", .notADuration),
      ("1m1h", .notADuration),
      ("1.5h3m", .notADuration), ("1 h", .notADuration), ("1h 1m", .notADuration), ("1D", .notADuration),
      ("1.h", .notADuration), ("1,5h", .notADuration), ("1__0d", .notADuration), ("_1d", .notADuration),
      ("1_d", .notADuration), ("1y", .notADuration), ("1u", .notADuration), ("1mss", .notADuration),
      ("-", .notADuration),
      ("1ms1s", .notADuration), ("P1D", .notADuration), ("0.5us", .tooFine), ("1.0001ms", .tooFine),
      ("99999999999999999999d", .tooLarge), ("106751992d", .tooLarge),
    ] as [(String, ExactDuration.ParseFailure)])
  func saysWhyATextIsNotInTheQueryLanguagesForm(text: String, failure: ExactDuration.ParseFailure) {
    #expect(throws: failure) { try readDuration(units: text) }
  }

  @Test(arguments: [
    ("P253DT23H14M9S", "253d 23h 14m"), ("P0D", "0s"), ("PT4H35M9S", "4h 35m 9s"), ("PT4H35M", "4h 35m"),
    ("P3DT54M15S", "3d 54m"), ("P1DT2.123S", "1d"), ("PT16M", "16m"), ("PT3M51.5S", "3m 51s"),
    ("PT2.25S", "2.25s"),
    ("PT0.5S", "500ms"), ("PT0.0015S", "1ms 500us"), ("PT0.000007S", "7us"), ("-P1DT2H", "-1d 2h"),
    ("-P106751991DT4H54.775808S", "-106751991d 4h"),
  ])
  func writesForPeople(text: String, forPeople: String) throws {
    let duration = try readDuration(iso8601: text)
    #expect(written { duration.writeForPeople(to: &$0) } == forPeople)
  }

  @Test func whatIsWrittenReadsBackTheSame() throws {
    let seed: UInt64 = 253
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20_000 {
      let duration = ExactDuration(microseconds: random.integer())
      let text = written { duration.write(to: &$0) }
      try #require(try readDuration(iso8601: text) == duration, "seed \(seed), \(text)")
      try #require(readCanonicalDuration(text) == duration, "seed \(seed), \(text)")
    }
  }

  /// Random texts of the form's own letters: the canonical reader takes exactly what is written back unchanged.
  @Test func canonicalIsWhatIsWrittenBackUnchanged() throws {
    let seed: UInt64 = 8601
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "P", "T", "0", "1", "9", "23", "24", "59", "60", "D", "H", "M", "S", ".", ",", "-", "W", "5",
    ]
    for _ in 0..<200_000 {
      var text = Bool.random(using: &random) ? "P" : "PT"
      for _ in 0..<Int.random(in: 1...7, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
      }
      try requireCanonicalReading(of: text, seed)
    }
  }

  /// Whatever stands at whichever place of texts that are as long as durations are: nothing is read outside of them.
  @Test func lettersAnywhereAreNoReasonToLookElsewhere() throws {
    let seed: UInt64 = 71
    var random = SeededGenerator(seed: seed)
    let characters = Array("PTDHMS019")
    for _ in 0..<100_000 {
      let text = String(
        (0..<Int.random(in: 7...17, using: &random)).map { _ in
          characters.randomElement(using: &random) ?? "P"
        })
      try requireCanonicalReading(of: text, seed)
    }
  }

  /// Durations of whole seconds with and without every part, and such in which one character is another, or one is missing
  /// or too many.
  @Test func canonicalIsThatAlsoWithOneCharacterChanged() throws {
    let seed: UInt64 = 4
    var random = SeededGenerator(seed: seed)
    let characters = Array("PTDHMSW0123459.,-/:@\u{0}\u{7F}")
    for _ in 0..<100_000 {
      var text = Array(
        written { ExactDuration(microseconds: Self.wholeSeconds(&random) * 1_000_000).write(to: &$0) })
      let place = Int.random(in: 0..<text.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: text[place] = characters.randomElement(using: &random) ?? "P"
      case 1: text.remove(at: place)
      case 2: text.insert(characters.randomElement(using: &random) ?? "P", at: place)
      default: break
      }
      let changed = String(text)
      try requireCanonicalReading(of: changed, seed)
    }
  }

  /// The canonical reader takes a text exactly where what the other reads of it is written back as it was.
  private func requireCanonicalReading(of text: String, _ seed: UInt64) throws {
    let parsed = try? readDuration(iso8601: text)
    let isCanonical = parsed.map { parsed in written { parsed.write(to: &$0) } == text } ?? false
    try #require(
      readCanonicalDuration(text) == (isCanonical ? parsed : nil), "seed \(seed), \(text.debugDescription)")
  }

  /// Days of any number of digits, and a clock of which a part may be the least or the most there is.
  private static func wholeSeconds(_ random: inout SeededGenerator) -> Int64 {
    let days = Int64.random(in: 0..<10_000_000, using: &random) >> Int64.random(in: 0..<24, using: &random)
    func part(below limit: Int64) -> Int64 {
      Int.random(in: 0..<4, using: &random) == 0
        ? [0, 1, 9, 10, limit - 1].randomElement(using: &random) ?? 0
        : Int64.random(in: 0..<limit, using: &random)
    }
    return ((days * 24 + part(below: 24)) * 60 + part(below: 60)) * 60 + part(below: 60)
  }
}
