import LaunchLibrary
import Perigee
import TestSupport
import Testing

/// Requests against a plain model of LL2's list: each parameter alone, in pairs, and several at random.
@Suite struct RequestModelTests {
  /// Values that LL2 takes and values that it passes over or refuses.
  static let values: [(name: String, values: [String])] = [
    ("in_space", ["true", "FALSE", "1", "0", "maybe", ""]),
    ("is_placeholder", ["True", "false", "2"]),
    ("name", ["Dragon", "dragon", "Progress+6", "Прогресс 9", " Dragon 4 ", "Crew, Dragon", "nobody", ""]),
    ("spacecraft_config", ["3", "8", "40", "7777", "x", ""]),
    ("status", ["1", "2", "4", "5", "6", "-1", "1.5", ""]),
    (
      "search",
      ["dragon", "crew dragon", "\"crew, dragon\"", "пРОГ", "100%_3", "& more = 10", "dragon,,two", ""]
    ),
    (
      "ordering",
      [
        "time_in_space", "-time_in_space", "flights_count,-time_docked", "-mission_ends_count, -id", "name",
        "-id",
      ]
    ),
    ("limit", ["1", "4", "10", "100", "1000", "0", "-3", "ten"]),
    ("offset", ["0", "1", "3", "7", "12", "500", "-1", "two"]),
    ("mode", ["normal", "detailed", "list"]),
    ("format", ["json", "api"]),
    ("agency", ["121", "a b&c=d"]),
  ]

  static let models: [(table: Table, model: RequestModel)] = RequestTables.all.values.compactMap { table in
    (try? table.run("").decode(Spacecraft.self)).map { (table, RequestModel(craft: $0)) }
  }

  @Test func theModelsAreThere() { #expect(Self.models.count == 2) }

  @Test func aParameterAlone() throws {
    for (name, values) in Self.values {
      for value in values { try check([(name, value)]) }
    }
  }

  @Test func parametersInPairs() throws {
    for (index, first) in Self.values.enumerated() {
      for second in Self.values[index...] {
        for value in first.values {
          for other in second.values { try check([(second.name, other), (first.name, value)]) }
        }
      }
    }
  }

  @Test func severalParameters() throws {
    let settings = RandomTestSettings(defaultRounds: 600)
    for round in 0..<settings.rounds {
      var random = SeededGenerator(seed: settings.seed(ofRound: round))
      let parameters = (0..<random.below(7)).map { _ in
        let (name, values) = random.pick(Self.values)
        return (name: name, value: random.pick(values))
      }
      try check(parameters, "seed \(settings.seed), round \(round)")
    }
  }

  /// Holds the answer of both tables against the model, and the rows of the query that the request becomes.
  private func check(_ parameters: RequestModel.Parameters, _ note: String = "") throws {
    let text = RequestModel.request(parameters)
    let request = SpacecraftRequest(text)
    for (table, model) in Self.models {
      let response = try request.response(from: table)
      let expected = model.answer(parameters)
      #expect(try Self.answer(response) == expected, "\(text) \(note)")
      guard case .page(let page) = expected else { continue }
      let query = try request.queryText()
      #expect(
        try table.run(query).column("id", as: Int.self).map { $0 } == page.ids, "\(text): \(query) \(note)")
    }
  }

  private static func answer(_ response: SpacecraftResponse) throws -> RequestModel.Answer {
    guard let page = response.page else {
      return .refused((try response.parsedBody() as? [String: Any])?.keys.sorted() ?? [])
    }
    let ids = try response.ids()
    return .page(RequestModel.Page(ids: ids, count: page.count, next: page.next, previous: page.previous))
  }
}
