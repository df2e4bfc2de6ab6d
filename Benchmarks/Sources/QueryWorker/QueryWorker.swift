import LaunchLibrary
import Perigee
import WorkerSupport

/// What Perigee does in the comparison of queries: it opens a snapshot and then does what `Benchmarks/Queries/compare.py`
/// asks for, a command a line, each answered by a line of JSON. It times itself, so that pipes do not count.
///
///     QueryWorker SNAPSHOT [--threads N] [--rows-out buffer|array|sum]
///     QueryWorker --make DATA SNAPSHOT
@main
enum QueryWorker {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if arguments.count == 3, arguments[0] == "--make" {
        try Table(contentsOfFile: arguments[1], shapes: LaunchLibrary.shapes).write(to: arguments[2])
      } else {
        try serve(WorkerOptions(arguments))
      }
    } catch {
      Worker.end(saying: "\(error)", status: 65)
    }
  }

  private static func serve(_ options: WorkerOptions) throws {
    var session = try QuerySession(options)
    Worker.tell(session.introduction)
    while let line = readLine() {
      Worker.tell(try session.answer(to: Command(line)))
    }
  }
}
