import QueryDiagnostics
import Snapshots
public import TableReading
package import Values

// A snapshot keeps a table in a file as it is in memory: opening it takes no parsing, and a mapped one no copy.

extension Table {
  /// Opens a snapshot, which `write(to:)` has written.
  ///
  ///     try table.write(to: "craft.perigee")
  ///     let again = try Table(snapshot: "craft.perigee", shapes: LaunchLibrary.shapes)
  ///
  /// It answers every query as the table did that was written; its `warnings` are not kept. All of the file is looked
  /// at once, whatever is asked later: one that is damaged, cut or of a newer version is refused, and nothing in a file
  /// that is accepted can make a query fail.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - shapes: The shapes that the data were read by, so that requests of their service are answered again.
  ///   - mapped: True to leave the values in the file and let the system fetch them: the table, and all results of
  ///     it, keep the file mapped. It may be deleted or replaced by another meanwhile (as `write(to:)` does), but must
  ///     not be changed or cut short in place: the system ends a process that reads what is gone. False reads the file
  ///     into memory, after which it may be changed in any way.
  /// - Throws: `DataError` where the file cannot be read, or is no sound snapshot.
  public init(snapshot path: String, shapes: [TableShape] = [], mapped: Bool = true) throws(DataError) {
    let file: FileBytes
    do {
      file = try FileBytes(path, mapped: mapped)
    } catch {
      throw DataError(cannotRead: path, reason: error.reason)
    }
    try self.init(snapshot: file, named: path, shapes: shapes)
  }

  /// Writes the table to a file, to be opened by `init(snapshot:shapes:mapped:)` or given to the program as data.
  ///
  /// The file appears whole or not at all, also where the machine stops meanwhile, and takes the place of another of
  /// that name, which those who have it open keep. Where the path is a symbolic link, what it leads to is replaced.
  ///
  /// - Throws: `DataError` with the code `cannotWrite`.
  public func write(to path: String) throws(DataError) {
    do {
      try Snapshot.write(columns, to: path)
    } catch {
      throw DataError(cannotWrite: path, reason: error.reason)
    }
  }

  /// True for a file that is there and holds anything but a snapshot: whoever gave its name for one may be mistaken.
  package static func isNoSnapshot(atPath path: String) -> Bool {
    guard let file = try? InputFile(path), file.byteCount > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: min(Snapshot.magicLength, file.byteCount))
    let wanted = bytes.indices
    guard let count = try? file.read(into: &bytes, wanted) else { return false }
    return !Snapshot.isBeginning(Array(bytes.prefix(count)))
  }

  package init(snapshot file: FileBytes, named name: String, shapes: [TableShape]) throws(DataError) {
    do {
      self.init(try Snapshot.table(from: file), shapes: shapes)
    } catch {
      let diagnostic = Diagnostic(.badData, error.message, at: nil, hint: error.hint, file: name)
      throw DataError(diagnostics: [diagnostic], source: nil)
    }
  }
}
