import LaunchLibrary
import Perigee

/// What the user named as data: files, folders, `-` for standard input, `embedded`.
struct DataArguments {
  private let arguments: [String]

  /// Without arguments, the embedded spacecraft.
  init(_ arguments: [String]) { self.arguments = arguments.isEmpty ? ["embedded"] : arguments }

  /// Reads everything into one table.
  func load(_ options: LoadingOptions = LoadingOptions()) throws(DataError) -> Table {
    var files: [DataFile] = []
    for argument in arguments { files += try DataArguments.files(argument) }
    return try Table(files: files, shapes: LaunchLibrary.shapes, options: options)
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
