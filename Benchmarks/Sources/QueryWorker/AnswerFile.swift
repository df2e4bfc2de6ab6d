import Glibc
import Perigee

/// A file for an answer that is held against other programs': ids as they are in memory, all else as text.
struct AnswerFile {
  struct Unwritable: Error {
    let path: String
  }

  private let path: String
  private let file: UnsafeMutablePointer<FILE>

  init(_ path: String) throws {
    guard let file = fopen(path, "w") else { throw Unwritable(path: path) }
    (self.path, self.file) = (path, file)
  }

  /// Writes the answer and closes the file.
  func write(_ result: QueryResult, _ form: AnswerForm) throws -> String {
    let isWritten: Bool
    switch form {
    case .ids:
      let ids = Array(try result.column("id", as: Int64.self))
      isWritten = fwrite(ids, MemoryLayout<Int64>.stride, ids.count, file) == ids.count
    case .count, .groups:
      let lines = result.map { row in row.values.map { "\($0)" }.joined(separator: "\t") + "\n" }.joined()
      isWritten = fputs(lines, file) >= 0
    }
    guard fclose(file) == 0, isWritten else { throw Unwritable(path: path) }
    return #"{"rows": \#(result.rowCount)}"#
  }
}
