import Perigee
import QueryCompletion
import QueryDiagnostics
import QuerySyntax
import TestSupport
import Testing

/// What holds at every place of every text.
@Suite struct CompletionLawTests {
  static let queries = [
    "select name, agency.abbrev as agency where flights_count between 2 and 5 and name like 'Dragon%' limit 3",
    "where status in ('Active', 'Retired') or not in_space order by -time_in_space, name desc nulls first",
    "select agency, count(), round(avg(flights_count), 1) as mean group by agency having count() > 1 order by -mean",
    "where any(family.name = 'Dragon' and family.maiden_flight < '2015-01-01') and length(family) > 1",
    "search 'crew dragon' where fastest_turnaround is not null and name not contains 'X' offset $least",
    "explain analyze select `name`, concat(name, 'it''s', 90d + P1DT2H) where lower(name) = \"x\" -- why",
    "where name = 'a' ; select * where time_in_space - time_docked > 2h30m; /spacecraft/?status=1 ; .help x",
    "where if(in_space, status = 'Active', agency.type.name = 'Commercial') and serial_number >= 'C2'",
  ]

  /// A list is no longer than its limit, the same every time, and each of its candidates can stand there: the parser
  /// refuses nothing up to its end.
  private func check(_ text: [UInt8], _ offset: Int, _ context: @autoclosure () -> String) {
    let completions = Completing.spacecraft.completions(in: text, at: offset)
    #expect(completions == Completing.spacecraft.completions(in: text, at: offset), "\(context())")
    #expect(completions.candidates.count <= QueryCompleter.mostCandidates, "\(context())")
    #expect(completions.omitted >= 0 && completions.replaced.upperBound == min(max(offset, 0), text.count))
    #expect(Set(completions.candidates).count == completions.candidates.count, "\(context())")
    // Asking the parser about each of a hundred takes long.
    let step = max(completions.candidates.count / 6, 1)
    for (place, candidate) in completions.candidates.enumerated() {
      let shown = (candidate.text + candidate.detail).unicodeScalars
      #expect(!shown.contains { $0.value < 0x20 }, "\(context())")
      guard place % step == 0 else { continue }
      let inserted = Completing.inserted(candidate, completions, into: text)
      // A text that is closed behind the cursor.
      let isOpen = candidate.text.first.map { "'\"".contains($0) } == true && !candidate.isFinished
      let end = inserted.end + (isOpen ? 1 : 0)
      let source = SourceText(utf8: Array(inserted.text[..<min(end, inserted.text.count)]))
      let next = Parser.continuations(in: source, at: end)
      #expect(!next.allowed.isEmpty, "\(context()): `\(candidate.text)` cannot stand there")
    }
  }

  @Test func everyCandidateAtEveryPlaceOfAQueryCanStandThere() {
    for query in Self.queries {
      let text = Array(query.utf8)
      for offset in 0...text.count { check(text, offset, "\(query.prefix(offset))|") }
    }
  }

  @Test func noTextIsTooStrange() {
    let settings = RandomTestSettings(defaultRounds: 200)
    for round in 0..<settings.rounds {
      let seed = settings.seed(ofRound: round)
      var random = SeededGenerator(seed: seed)
      var text = Array(random.pick(Self.queries).utf8)
      for _ in 0..<random.below(6) { Self.mutate(&text, &random) }
      let offset = random.below(text.count + 3) - 1
      settings.trace("seed \(seed): \(String(decoding: text, as: UTF8.self))")
      check(text, offset, "seed \(seed), offset \(offset): \(String(decoding: text, as: UTF8.self))")
    }
  }

  private static func mutate(_ text: inout [UInt8], _ random: inout SeededGenerator) {
    let place = random.below(text.count + 1)
    switch random.below(6) {
    case 0: text.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
    case 1:
      text.insert(
        contentsOf: random.pick(["'", "\"", "`", "(", ")", "--", ";", "$", ".", "神舟", "\u{301}"]).utf8,
        at: place)
    case 2: text.removeSubrange(place..<min(place + random.below(8), text.count))
    case 3: text.removeSubrange(place...)
    case 4:
      let other = Array(random.pick(queries).utf8)
      text.insert(contentsOf: other[random.below(other.count)...].prefix(random.below(20)), at: place)
    default:
      text.insert(
        contentsOf: random.pick([" ", " and ", " where ", " as ", ", ", " = ", " in ("]).utf8, at: place)
    }
    if text.isEmpty { text = [UInt8(ascii: " ")] }
  }

  @Test func whatIsTooLongIsLeftAlone() {
    let long = Array("where \(String(repeating: "id = 1 or ", count: 20_000))".utf8)
    #expect(Completing.spacecraft.completions(in: long, at: long.count).candidates.isEmpty)
    let deep = Array("where \(String(repeating: "(", count: 256))".utf8)
    let inside = Completing.spacecraft.completions(in: deep, at: deep.count)
    #expect(!inside.candidates.contains { $0.text.hasSuffix("(") })
    let many = Array(String(repeating: "where in_space; ", count: 3_000).utf8)
    #expect(Completing.texts(String(decoding: many, as: UTF8.self)).first == "where")
  }
}
