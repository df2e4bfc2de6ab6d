/// The colours of a terminal, or none.
struct TerminalStyle {
  /// What a part of the output is, for its colour. Text is red or magenta and bold, or has no colour: on a light ground
  /// and on a dark one these can be read, while blue vanishes on a dark one, and yellow, green and cyan on a light one.
  enum Role: String {
    case strong = "1"
    case faint = "2"
    case error = "1;31"
    case warning = "1;35"
    case bar = "36"
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
