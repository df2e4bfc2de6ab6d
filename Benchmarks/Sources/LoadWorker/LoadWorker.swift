import LaunchLibrary
import Perigee
import WorkerSupport

/// Loads one file through the library and prints, as a JSON object, how long that took, what memory it needed, and
/// what the table holds. `Benchmarks/Loading/compare.py` starts one for every load.
@main
enum LoadWorker {
  static func main() {
    guard CommandLine.arguments.count == 2 else { Worker.end(saying: "usage: LoadWorker FILE", status: 64) }
    do {
      let before = try ResidentMemory.measured()
      try ResidentMemory.forgetPeak()
      let (start, startOfWork) = (ContinuousClock.now, ResidentMemory.processorSeconds())
      let table = try Table(contentsOfFile: CommandLine.arguments[1], shapes: LaunchLibrary.shapes)
      let elapsed = ContinuousClock.now - start
      let work = ResidentMemory.processorSeconds() - startOfWork
      let peak = try ResidentMemory.measured().peak
      ResidentMemory.giveBack()
      let after = try ResidentMemory.measured().now
      let contents = try contents(of: table)
      print(
        #"{"seconds": \#(seconds(elapsed)), "cpu_seconds": \#(work), "#
          + #""before_kib": \#(before.now), "peak_kib": \#(peak), "after_kib": \#(after), "contents": \#(contents)}"#
      )
    } catch {
      Worker.end(saying: "\(error)", status: 65)
    }
  }

  /// What must be the same in whatever program has loaded the file.
  private static func contents(of table: Table) throws -> String {
    // In seconds, as numbers: the durations themselves have a sum that is too large.
    let row = try table.run(
      """
      select count() as n, sum(flights_count) as flights, sum(time_in_space / 1s) as stay,
        count(distinct name) as names
      """)[0]
    guard let rows = row["n"].integer, let flights = row["flights"].integer, let names = row["names"].integer,
      let stay = row["stay"].real.flatMap({ Int64(exactly: $0) })
    else { Worker.end(saying: "the sums are not what they are expected to be: \(row)", status: 65) }
    return
      #"{"rows": \#(rows), "flights": \#(flights), "stay_seconds": \#(stay), "names": \#(names)}"#
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }
}
