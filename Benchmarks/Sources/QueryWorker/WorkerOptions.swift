import Perigee
import WorkerSupport

/// What the worker was started with.
struct WorkerOptions {
  private(set) var snapshot = ""
  private(set) var query = QueryOptions(threads: 2)
  private(set) var rowsOut = RowsOut.buffer

  init(_ arguments: [String]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--threads": query.threads = rest.popFirst().flatMap { Int($0) }
      case "--rows-out":
        guard let form = rest.popFirst().flatMap(RowsOut.init) else { WorkerOptions.refuse(argument) }
        rowsOut = form
      default: snapshot = argument
      }
    }
    if snapshot.isEmpty { WorkerOptions.refuse("no snapshot") }
  }

  private static func refuse(_ argument: String) -> Never {
    Worker.end(
      saying: "usage: QueryWorker SNAPSHOT [--threads N] [--rows-out buffer|array|sum] (\(argument))",
      status: 64)
  }
}
