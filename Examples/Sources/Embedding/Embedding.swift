import LaunchLibrary
import Perigee

/// What an embedding program does beyond a first question: each function is a section of the article on embedding.
@main
enum Embedding {
  static func main() async throws {
    try prepared()
    try columns()
    try built()
    try written()
    try await limited()
    cancelled()
  }

  /// A query that is bound once and run often.
  static func prepared() throws {
    let longest = try Table.spacecraft.prepare("where status = $status order by -time_in_space limit 1")
    for status in ["Active", "Retired", "Destroyed"] {
      guard let craft = try longest.run(["status": status]).first else { continue }
      print(status, craft["name"], craft["time_in_space"])
    }
  }

  /// A column read in place.
  static func columns() throws {
    let result = try Table.spacecraft.run("where in_space order by id")
    let ids = try result.column("id", as: Int64.self)
    let turnarounds = try result.column("fastest_turnaround", as: ExactDuration?.self)
    print(ids.reduce(0, +), turnarounds.count { $0 == nil })
  }

  /// A query in code, with the compiler's eye on names and types.
  struct Craft: TableRow {
    let name: String
    let flightsCount: Int

    struct Columns: Sendable {
      let name = ColumnReference<String>("name")
      let flightsCount = ColumnReference<Int>("flights_count")
      let agency = ColumnReference<String>("spacecraft_config", "agency", "name")
    }
    static let columns = Columns()
  }

  static func built() throws {
    let query = Table.spacecraft.rows(Craft.self)
      .where(\.flightsCount > 3 && \.agency == "SpaceX")
      .order(by: .descending(\.flightsCount), .ascending(\.name))
      .limit(2)
    print(query.text)
    for craft in try query.decoded() { print(craft.name, craft.flightsCount) }
  }

  /// An answer as text, for people or for other programs.
  static func written() throws {
    let result = try Table.spacecraft.run("select status, count() as craft group by status order by -craft")
    print(result.text(as: .table))
    print(result.text(as: .ndjson))
  }

  /// A query that may take only so long, and that ends with its task.
  static func limited() async throws {
    let options = QueryOptions(timeLimit: .seconds(2), mostRows: 1_000, threads: 2)
    let result = try await Table.spacecraft.run("where name contains 'dragon'", options: options)
    print(result.count)
  }

  /// A query that is ended from elsewhere.
  static func cancelled() {
    let token = CancellationToken()
    token.cancel()
    do {
      _ = try Table.spacecraft.run("", options: QueryOptions(cancellation: token))
    } catch {
      print(error.diagnostics[0].code.rawValue)
    }
  }
}
