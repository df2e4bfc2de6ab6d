import FetchedData
import LaunchLibrary
import Perigee

/// What the user named as data: files, folders, `-` for standard input, `embedded`.
struct DataArguments {
  private let arguments: [String]

  init(_ arguments: [String]) { self.arguments = arguments }

  /// Reads everything into one table. Without arguments that is what was fetched last, or else the embedded spacecraft.
  func load(_ options: LoadingOptions = LoadingOptions()) throws(DataError) -> Table {
    if arguments.isEmpty, let fetched = FetchedData.standard { return try fetched.load(options) }
    var files: [DataFile] = []
    for argument in arguments.isEmpty ? ["embedded"] : arguments {
      files += try DataArguments.files(argument)
    }
    return try Table(files: files, shapes: LaunchLibrary.shapes, options: options)
  }

  /// What to say of the data: which they are, how many rows, how old.
  func description(rowCount: Int) -> String {
    guard arguments.isEmpty || arguments == ["embedded"] else {
      let names = arguments.map { $0 == "-" ? "standard input" : $0 }
      return "\(rowCount) \(rowCount == 1 ? "row" : "rows") of \(names.joined(separator: ", "))"
    }
    if arguments.isEmpty, let fetched = FetchedData.standard {
      return fetched.description(rowCount: rowCount, now: Platform.currentTime())
    }
    return "\(rowCount) spacecraft that are built in: facts of mixed dates, up to August 2026"
  }

  private static func files(_ argument: String) throws(DataError) -> [DataFile] {
    switch argument {
    case "":
      throw DataError(diagnostics: [Diagnostic(.cannotRead, "the path is empty", at: nil)], source: nil)
    case "embedded": return [LaunchLibrary.embeddedFile]
    case "-": return [try standardInput()]
    default:
      guard Platform.isDirectory(argument) else { return [DataFile(path: argument)] }
      return try DataFile.files(inFolder: argument)
    }
  }

  private static func standardInput() throws(DataError) -> DataFile {
    do {
      return DataFile(name: "standard input", bytes: try Platform.readAll(Platform.standardInput))
    } catch {
      throw DataError(cannotRead: "standard input", reason: error.reason)
    }
  }
}
