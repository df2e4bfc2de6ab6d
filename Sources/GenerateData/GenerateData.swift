import DataGenerator
import Values

/// Writes made-up spacecraft to standard output:
///
///     generate-data slim|full|page|csv ROWS [SEED] > FILE
@main
enum GenerateData {
  static func main() {
    Platform.ignoreBrokenPipes()
    guard let generator = generator(Array(CommandLine.arguments.dropFirst())) else {
      let shapes = DataShape.allCases.map(\.rawValue).joined(separator: "|")
      end(saying: "usage: generate-data \(shapes) ROWS [SEED]", status: 64)
    }
    do throws(Platform.Failure) {
      try generator.write { piece throws(Platform.Failure) in
        try Platform.write(piece, to: Platform.standardOutput)
      }
    } catch {
      // `head` closes the pipe when it has seen enough.
      if !error.isBrokenPipe { end(saying: "the data cannot be written: \(error.reason)", status: 74) }
    }
  }

  private static func generator(_ arguments: [String]) -> DataGenerator? {
    guard (2...3).contains(arguments.count), let shape = DataShape(rawValue: arguments[0]),
      let rowCount = Int(arguments[1]), (0...DataGenerator.mostRows).contains(rowCount)
    else { return nil }
    guard arguments.count == 3 else { return DataGenerator(shape, rowCount: rowCount) }
    return UInt64(arguments[2]).map { DataGenerator(shape, rowCount: rowCount, seed: $0) }
  }

  private static func end(saying message: String, status: Int32) -> Never {
    say(message + "\n")
    Platform.end(status: status)
  }

  private static func say(_ text: String) {
    let bytes = Array(text.utf8)
    // Where nobody reads there is nobody to tell.
    try? Platform.write(bytes.span, to: Platform.standardError)
  }
}
