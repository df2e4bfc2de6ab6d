import LaunchLibrary
import Perigee

/// What the user named as data: files, folders, `-` for standard input, `embedded`.
struct DataArguments {
  private typealias DataFile = (name: String, bytes: [UInt8])

  private let arguments: [String]

  /// Without arguments, the embedded spacecraft.
  init(_ arguments: [String]) { self.arguments = arguments.isEmpty ? ["embedded"] : arguments }

  /// Reads everything into one table.
  func load() throws(Stop) -> Table {
    var files: [DataFile] = []
    for argument in arguments { files += try DataArguments.files(argument) }
    do {
      return try Table(files: files, shapes: LaunchLibrary.shapes)
    } catch {
      throw Stop(.badData, error.diagnostics, source: error.source)
    }
  }

  private static func files(_ argument: String) throws(Stop) -> [DataFile] {
    switch argument {
    case "embedded": return [LaunchLibrary.embeddedFile]
    case "-": return [try standardInput()]
    default: return try Platform.isDirectory(argument) ? folder(argument) : [file(argument)]
    }
  }

  private static func standardInput() throws(Stop) -> DataFile {
    try read("standard input") { () throws(Platform.Failure) in
      try Platform.readAll(Platform.standardInput)
    }
  }

  private static func file(_ path: String) throws(Stop) -> DataFile {
    try read(path) { () throws(Platform.Failure) in try Platform.readFile(path) }
  }

  /// The data files of a folder, not of its sub-folders, by name in code-point order.
  private static func folder(_ path: String) throws(Stop) -> [DataFile] {
    let names: [String]
    do {
      names = try Platform.entries(ofDirectory: path)
    } catch {
      throw Stop(cannotRead: path, reason: error.reason)
    }
    let dataNames = names.filter { name in
      // As a shell's `*` does, without hidden files.
      !name.hasPrefix(".") && endings.contains { name.hasSuffix($0) }
    }
    .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard !dataNames.isEmpty else {
      throw Stop(cannotRead: path, reason: "the folder holds no \(endings.joined(separator: ", ")) file")
    }
    var files: [DataFile] = []
    for name in dataNames { files.append(try file(path.hasSuffix("/") ? path + name : "\(path)/\(name)")) }
    return files
  }

  private static let endings = [".json", ".ndjson", ".jsonl", ".csv", ".tsv"]

  private static func read(
    _ name: String, _ bytes: () throws(Platform.Failure) -> [UInt8]
  ) throws(Stop) -> DataFile {
    do {
      return (name: name, bytes: try bytes())
    } catch {
      throw Stop(cannotRead: name, reason: error.reason)
    }
  }
}
