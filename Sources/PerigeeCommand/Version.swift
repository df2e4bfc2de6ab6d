import Perigee

/// What `--version` prints.
enum Version {
  /// Costs opening the data.
  static var text: String { "\(program)\n\(data)" }

  /// Which data a query without `--data` is answered from.
  private static var data: String {
    let data = DataArguments([])
    guard let table = try? data.load() else { return "data: they cannot be read" }
    return "data: \(data.description(rowCount: table.rowCount))"
  }

  /// The program alone.
  static var program: String { "perigee \(Perigee.version) (\(TerminalEditing.name))" }
}
