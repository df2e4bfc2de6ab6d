import Glibc

/// Compares the whole process of a one-shot query on the embedded data with `sqlite3 :memory: 'select 1'`:
/// alternated runs, medians of 50. The path of the program is the argument.
@main
enum StartBenchmark {
  static let rounds = 50

  static func main() {
    guard CommandLine.arguments.count == 2 else {
      print("usage: StartBenchmark PATH-OF-PERIGEE")
      exit(64)
    }
    let query = "where in_space and flights_count > 1 order by -time_in_space"
    let perigee = [CommandLine.arguments[1], query]
    let sqlite = ["sqlite3", ":memory:", "select 1"]
    var times: (perigee: [Double], sqlite: [Double]) = ([], [])
    for round in -3..<rounds {
      let (ours, theirs) = (milliseconds(perigee), milliseconds(sqlite))
      if round < 0 { continue }
      times.perigee.append(ours)
      times.sqlite.append(theirs)
    }
    print("perigee: median \(rounded(median(times.perigee))) ms of \(rounds) runs")
    print("sqlite3: median \(rounded(median(times.sqlite))) ms")
    print("ratio of the medians: \(rounded(median(times.perigee) / median(times.sqlite)))")
  }

  /// From before the process is started until it has ended; its output is thrown away.
  static func milliseconds(_ command: [String]) -> Double {
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
