/// The colours of a terminal, or none.
struct TerminalStyle {
  /// What a part of the output is, for its colour.
  enum Role: String {
    case strong = "1"
    case faint = "2"
    case error = "1;31"
    case warning = "1;33"
    case note = "1;36"
    case bar = "36"
    case good = "32"
  }

  let isColored: Bool

  /// Appends what turns the style of `role` on, if the output is coloured.
  func begin(_ role: Role, in output: inout [UInt8]) {
    guard isColored else { return }
    output.append(contentsOf: "\u{1B}[\(role.rawValue)m".utf8)
  }

  /// Appends what ends the style begun before.
  func end(in output: inout [UInt8]) {
    guard isColored else { return }
    output.append(contentsOf: "\u{1B}[0m".utf8)
  }
}
