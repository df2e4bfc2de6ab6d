import TableReading
import Values

/// Data to be loaded: bytes that are there, or a file that is read piece by piece.
package struct DataFile: Sendable {
  let input: DataInput

  /// Bytes, and what to call them in messages.
  package init(name: String, bytes: [UInt8]) { input = DataInput(name: name, bytes: bytes) }

  /// A file, which goes by its path in messages.
  package init(path: String) { input = DataInput(file: path) }

  /// What a folder's data files end in.
  private static let endings = [".json", ".ndjson", ".jsonl", ".csv", ".tsv"]

  /// The data files of a folder, not of its sub-folders, by name in the order of code points.
  package static func files(inFolder path: String) throws(DataError) -> [DataFile] {
    let names: [String]
    do {
      names = try Platform.entries(ofDirectory: path)
    } catch {
      throw DataError(cannotRead: path, reason: error.reason)
    }
    let dataNames = names.filter { name in
      // As a shell's `*` does, without hidden files.
      !name.hasPrefix(".") && endings.contains { name.hasSuffix($0) }
    }
    .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    .filter { !Platform.isDirectory(path.hasSuffix("/") ? path + $0 : "\(path)/\($0)") }
    guard !dataNames.isEmpty else {
      throw DataError(
        cannotRead: path, reason: "the folder holds no \(endings.joined(separator: ", ")) file")
    }
    return dataNames.map { DataFile(path: path.hasSuffix("/") ? path + $0 : "\(path)/\($0)") }
  }
}
