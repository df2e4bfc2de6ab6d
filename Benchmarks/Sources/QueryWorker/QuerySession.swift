import LaunchLibrary
import Perigee
import WorkerSupport

/// A table, and the queries that are asked of it.
struct QuerySession {
  private let options: WorkerOptions
  private var table: Table
  /// By their bytes: queries of the same letters in other forms ask for other texts.
  private var prepared: [[UInt8]: PreparedQuery] = [:]
  private let integers: IntegerReader
  /// What the process was when the table had been opened, as JSON.
  let introduction: String

  init(_ options: WorkerOptions) throws {
    self.options = options
    let before = try ResidentMemory.measured().now
    let start = Worker.nanoseconds()
    table = try QuerySession.open(options.snapshot)
    let nanoseconds = Worker.nanoseconds() - start
    ResidentMemory.giveBack()
    let after = try ResidentMemory.measured().now
    integers = IntegerReader(options.rowsOut, capacity: table.rowCount)
    introduction =
      #"{"rows": \#(table.rowCount), "ns": \#(nanoseconds), "before_kib": \#(before), "after_kib": \#(after)}"#
  }

  /// Read into memory and not mapped, so that it counts as the table's.
  private static func open(_ snapshot: String) throws -> Table {
    try Table(snapshot: snapshot, shapes: LaunchLibrary.shapes, mapped: false)
  }

  /// Does what is asked for and tells of it in JSON.
  mutating func answer(to command: Command) throws -> String {
    let options = options.query
    switch command {
    case .time(.text, let runs, let repeats, let form, let text):
      return try timed(runs, repeats, form) { try Query(text).run(on: table, options: options) }
    case .time(.prepared, let runs, let repeats, let form, let text):
      let query = try prepare(text)
      return try timed(runs, repeats, form) { try query.run(options: options) }
    case .answer(let form, let path, let text):
      let file = try AnswerFile(path)
      return try file.write(table.run(text, options: options), form)
    case .refresh:
      prepared = [:]
      table = try QuerySession.open(self.options.snapshot)
      return "{}"
    case .memory:
      ResidentMemory.giveBack()
      // What rows are read into is the reader's and not the table's.
      return #"{"kib": \#(try ResidentMemory.measured().now - (integers.byteCount >> 10))}"#
    }
  }

  private mutating func prepare(_ text: String) throws -> PreparedQuery {
    let bytes = Array(text.utf8)
    if let known = prepared[bytes] { return known }
    let query = try table.prepare(text)
    prepared[bytes] = query
    return query
  }

  private func timed(
    _ runs: Int, _ repeats: Int, _ form: AnswerForm, _ run: () throws -> QueryResult
  ) throws -> String {
    var times: [Int] = []
    var checksum: Int64 = 0
    for _ in 0..<runs {
      let start = Worker.nanoseconds()
      for _ in 0..<repeats { checksum &+= try read(run(), form) }
      times.append((Worker.nanoseconds() - start) / repeats)
    }
    return #"{"ns": \#(times), "checksum": \#(checksum)}"#
  }

  /// Reads every value of an answer.
  private func read(_ result: QueryResult, _ form: AnswerForm) throws -> Int64 {
    switch form {
    case .ids: return integers.read(try result.column("id", as: Int64.self))
    case .count: return result[0][0].integer ?? 0
    case .groups:
      // The names as the others hand them over: their bytes, and where each ends.
      let names = try result.joinedTexts(at: 0)
      let byteCount = Int64(names.ends.last ?? 0)
      return byteCount &+ integers.read(try result.column(at: 1, as: Int64.self))
        &+ integers.read(try result.column(at: 2, as: Int64.self))
    }
  }
}
