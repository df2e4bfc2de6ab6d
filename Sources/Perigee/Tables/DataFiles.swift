import Values

/// Files of data by their paths.
enum DataFiles {
  /// What a folder's data files end in.
  private static let endings = [".json", ".ndjson", ".jsonl", ".csv", ".tsv"]

  static func read(_ paths: [String]) throws(DataError) -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    for path in paths {
      do {
        files.append((path, try Platform.readFile(path)))
      } catch {
        throw DataError(cannotRead: path, reason: error.reason)
      }
    }
    return files
  }

  /// The data files of a folder, not of its sub-folders, by name in the order of code points.
  static func paths(inFolder path: String) throws(DataError) -> [String] {
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
    guard !dataNames.isEmpty else {
      throw DataError(
        cannotRead: path, reason: "the folder holds no \(endings.joined(separator: ", ")) file")
    }
    return dataNames.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
  }
}
