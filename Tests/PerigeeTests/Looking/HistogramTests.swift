import LaunchLibrary
import Perigee
import QueryDiagnostics
import ResultRendering
import TestSupport
import Testing
import Values

/// How values are distributed over round bins.
@Suite struct HistogramTests {
  private static func bins(_ json: String, _ field: String = "x") throws -> [String] {
    try Table(json: json).histogram(of: field).bins.map { "\($0.label): \($0.count)" }
  }

  private static func table(_ values: [String]) -> String {
    "[\(values.map { #"{"x":\#($0)}"# }.joined(separator: ","))]"
  }

  static let cases: [([String], [String])] = [
    (["7"], ["7: 1"]), (["1", "3", "1"], ["1: 2", "2: 0", "3: 1"]),
    (["-5", "0", "30"], ["-6 … -5: 1", "-4 … -3: 0", "-2 … -1: 0", "0 … 1: 1"]),
    (["0", "100", "199"], ["0 … 9: 1", "10 … 19: 0"]), (["0.5", "0.5"], ["0.5: 2"]),
    (["0.1", "0.3", "1.95"], ["0.1 … 0.2: 1", "0.2 … 0.3: 0", "0.3 … 0.4: 1"]),
    (["-1e308", "1e308"], ["-1e+308 … -8e+307: 1"]), (["\"P1D\"", "\"P1DT2H\""], ["1d … 1d 10m: 1"]),
    (["\"PT1S\"", "\"P300D\""], ["0s … 20d: 1", "20d … 40d: 0"]),
    (["\"2019-03-02\"", "\"2019-03-09\""], ["2019-03-02: 1", "2019-03-03: 0"]),
    (["\"2019-03-02\"", "\"2019-04-20\""], ["2019-02-25 … 2019-03-03: 1", "2019-03-04 … 2019-03-10: 0"]),
    (["\"2019-03-02\"", "\"2020-01-01\""], ["2019-03: 1", "2019-04: 0"]),
    (["\"1999-12-31\"", "\"2009-01-01\""], ["1999-07 … 1999-12: 1", "2000-01 … 2000-06: 0"]),
    (["\"0001-01-01\"", "\"9999-12-31\""], ["0000 … 0499: 1", "0500 … 0999: 0"]),
    (
      ["\"2019-03-02T07:00:00Z\"", "\"2019-03-02T17:00:00Z\""],
      ["2019-03-02T07:00:00Z: 1", "2019-03-02T08:00:00Z: 0"]
    ),
  ]

  @Test(arguments: cases)
  func binsAreRound(values: [String], beginning: [String]) throws {
    let bins = try Self.bins(Self.table(values))
    #expect(bins.prefix(beginning.count) == beginning[...], "\(bins)")
  }

  @Test func allIntegersThereAreFit() throws {
    let bins = try Self.bins(Self.table(["9223372036854775807", "-9223372036854775808"]))
    #expect(bins.first == "-9223372036854775808 … -9000000000000000001: 1")
    #expect(bins.last == "9000000000000000000 … 9223372036854775807: 1")
  }

  @Test func nothingHasNoBins() throws {
    let histogram = try Table(json: Self.table(["1", "null"])).histogram(of: "x where x > 7")
    #expect(histogram.bins.isEmpty && histogram.rowCount == 0 && histogram.smallest == .null)
    let nulls = try Table(json: Self.table(["1", "null"])).histogram(of: "x where x is null")
    #expect(nulls.bins.isEmpty && nulls.nullCount == 1)
  }

  @Test func nullsAreCountedApart() throws {
    let histogram = try Table(json: Self.table(["1", "null", "2"])).histogram(of: "x")
    #expect(histogram.rowCount == 3 && histogram.nullCount == 1 && histogram.nonFiniteCount == 0)
    #expect(histogram.smallest == 1 && histogram.largest == 2)
  }

  @Test func expressionsAndClausesAreTaken() throws {
    let flights = try Table.spacecraft.histogram(of: "flights_count * 2 where in_space")
    #expect(flights.rowCount == (try Table.spacecraft.run("where in_space").count))
    #expect(flights.name == "flights_count * 2")
    let least = try Table.spacecraft.histogram(
      of: "flights_count where flights_count > $n", ["n": 3, "m": 1])
    #expect(least.smallest == 4)
  }

  @Test(arguments: [
    ("flight_count", DiagnosticCode.unknownField), ("name", .typeMismatch), ("id, name", .typeMismatch),
    ("status", .typeMismatch), ("*", .typeMismatch), ("family", .typeMismatch), ("", .syntax),
  ])
  func whatIsNoNumberIsAnError(field: String, code: DiagnosticCode) {
    #expect(throws: QueryError.self) { try Table.spacecraft.histogram(of: field) }
    do {
      _ = try Table.spacecraft.histogram(of: field)
    } catch {
      #expect(error.diagnostics.first?.code == code)
    }
  }

  @Test func itIsDrawnWithBars() throws {
    let lines = try Table(json: Self.table(["1", "3", "1", "null"])).histogram(of: "x").lines(
      RenderingOptions(width: 30))
    #expect(
      lines == [
        "x: integer, 4 rows, 1 without a value, from 1 to 3", "  1  2  ██████████████████████", "  2  0",
        "  3  1  ███████████",
      ])
  }

  /// A real of any size that JSON does not write as an integer.
  private static func fraction(_ random: inout SeededGenerator) -> Double {
    while true {
      let real = random.real()
      if real.magnitude < 1e15 || real.magnitude >= 1e21 { return real }
    }
  }

  /// Every value lies in one bin, and the bins are few, whatever the values are.
  @Test func randomValuesAreAllCounted() throws {
    let settings = RandomTestSettings(defaultRounds: 200)
    for round in 0..<settings.rounds {
      let seed = settings.seed(ofRound: round)
      var random = SeededGenerator(seed: seed)
      let kind = random.below(3)
      let values = (0..<1 + random.below(30)).map { _ -> String in
        switch kind {
        case 0: "\(random.integer())"
        // Written without a fraction, such a number is an integer, and perhaps beyond 64 bits.
        case 1: "\(Value.real(random.oneIn(2) ? Self.fraction(&random) : Double(random.below(1000)) / 7))"
        default: "\"\(Timestamp(uncheckedMicroseconds: random.number(Timestamp.validMicroseconds)))\""
        }
      }
      settings.trace("seed \(seed): \(values)")
      let histogram = try Table(json: Self.table(values)).histogram(of: "x")
      #expect(histogram.bins.reduce(0) { $0 + $1.count } == values.count, "seed \(seed): \(values)")
      #expect(histogram.bins.count <= Histogram.mostBins, "seed \(seed)")
      #expect(
        (histogram.bins.first?.count ?? 0) > 0 && (histogram.bins.last?.count ?? 0) > 0,
        "seed \(seed): \(values)")
    }
  }
}
