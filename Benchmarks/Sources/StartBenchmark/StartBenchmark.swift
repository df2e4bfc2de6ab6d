import Glibc

/// Compares the whole process of a one-shot query with that of `sqlite3`: on the embedded data beside an empty query,
/// on a snapshot beside a ready database file, and on JSON beside `json_each`. Alternated runs, medians of 50.
///
/// The arguments are the path of the program, a page of spacecraft, and a folder for what is made of it.
@main
enum StartBenchmark {
  static let rounds = 50
  static let query = "where in_space and flights_count > 1 order by -time_in_space limit 10"

  static func main() {
    guard CommandLine.arguments.count == 4 else {
      print("usage: StartBenchmark PATH-OF-PERIGEE PAGE.json FOLDER")
      exit(64)
    }
    let (perigee, page, folder) = (
      CommandLine.arguments[1], CommandLine.arguments[2], CommandLine.arguments[3]
    )
    let (snapshot, database) = ("\(folder)/start.perigee", "\(folder)/start.sqlite")
    unlink(database)
    run([perigee, "save", snapshot, "-d", page])
    run(["sqlite3", database, "create table craft as \(SQL.rows(of: page, where: "true"))"])
    compare("embedded data", [perigee, query], ["sqlite3", ":memory:", "select 1"])
    compare(
      "a snapshot", [perigee, "-d", snapshot, query],
      ["sqlite3", database, "select * from craft where \(SQL.condition) \(SQL.order)"])
    compare(
      "JSON", [perigee, "-d", page, query],
      ["sqlite3", ":memory:", "\(SQL.rows(of: page, where: SQL.jsonCondition)) \(SQL.order)"])
  }

  private static func compare(_ name: String, _ perigee: [String], _ sqlite: [String]) {
    var times: (perigee: [Double], sqlite: [Double]) = ([], [])
    for round in -3..<rounds {
      let (ours, theirs) = (run(perigee), run(sqlite))
      if round < 0 { continue }
      times.perigee.append(ours)
      times.sqlite.append(theirs)
    }
    let (ours, theirs) = (median(times.perigee), median(times.sqlite))
    print(
      "\(name): perigee \(rounded(ours)) ms, sqlite3 \(rounded(theirs)) ms, ratio \(rounded(ours / theirs))"
        + " (medians of \(rounds))")
  }

  /// The milliseconds from before the process is started until it has ended; its output is thrown away.
  @discardableResult
  static func run(_ command: [String]) -> Double {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var arguments = command.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    let start = ContinuousClock.now
    var child: pid_t = 0
    guard posix_spawnp(&child, command[0], &actions, nil, &arguments, nil) == 0 else {
      print("\(command[0]) cannot be started")
      exit(66)
    }
    var status: Int32 = 0
    waitpid(child, &status, 0)
    guard status == 0 else {
      print("\(command[0]) failed")
      exit(1)
    }
    let elapsed = (ContinuousClock.now - start).components
    return Double(elapsed.seconds) * 1e3 + Double(elapsed.attoseconds) / 1e15
  }

  static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

/// The same question in SQL. Durations stay texts there, which orders them wrongly and costs less than reading them.
enum SQL {
  static let condition = "in_space and flights_count > 1"
  static let order = "order by time_in_space desc limit 10"
  static let jsonCondition = "\(field("in_space")) and \(field("flights_count")) > 1"

  private static let columns = [
    "id", "name", "in_space", "flights_count", "mission_ends_count", "time_in_space", "time_docked",
    "fastest_turnaround", "description",
  ]

  static func rows(of page: String, where condition: String) -> String {
    let selected =
      columns.map { "\(field($0)) as \($0)" } + ["\(field("status.name")) as status"]
      + ["\(field("spacecraft_config.name")) as config"]
    return "select \(selected.joined(separator: ", ")) from json_each(readfile('\(page)'), '$.results')"
      + " where \(condition)"
  }

  private static func field(_ path: String) -> String { "json_extract(value, '$.\(path)')" }
}
