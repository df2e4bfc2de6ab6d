import LaunchLibrary
import Perigee

/// What the user named as data: files, folders, `-` for standard input, `embedded`.
struct DataArguments {
  private let arguments: [String]

  /// Without arguments, the embedded spacecraft.
  init(_ arguments: [String]) { self.arguments = arguments.isEmpty ? ["embedded"] : arguments }

  /// Reads everything into one table.
  func load(_ options: LoadingOptions = LoadingOptions()) throws(Stop) -> Table {
    var files: [DataFile] = []
    for argument in arguments { files += try DataArguments.files(argument) }
    do {
      return try Table(files: files, shapes: LaunchLibrary.shapes, options: options)
    } catch {
      throw Stop(error)
    }
  }

  private static func files(_ argument: String) throws(Stop) -> [DataFile] {
    switch argument {
    case "": throw Stop(cannotRead: "", reason: "")
    case "embedded": return [LaunchLibrary.embeddedFile]
    case "-": return [try standardInput()]
    default:
      guard Platform.isDirectory(argument) else { return [DataFile(path: argument)] }
      do {
        return try DataFile.files(inFolder: argument)
      } catch {
        throw Stop(error)
      }
    }
  }

  private static func standardInput() throws(Stop) -> DataFile {
    do {
      return DataFile(name: "standard input", bytes: try Platform.readAll(Platform.standardInput))
    } catch {
      throw Stop(cannotRead: "standard input", reason: error.reason)
    }
  }
}
