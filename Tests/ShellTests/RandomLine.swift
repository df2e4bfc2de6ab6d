import TestSupport

@testable import Shell

/// Lines as nobody means them: words of commands and queries, cut, mixed and with bytes that are no text.
enum RandomLine {
  private static let words =
    DotCommand.allCases.map(\.name) + [
      "where", "select", "order by", "in_space", "status", "=", "'Active'", "'", "\"", "`", "(", ")", ";",
      ",", "\\",
      "flights_count", ">", ">>", "|", "and", "limit 3", "$x", "x", "36", "csv", "table", "chart", "by",
      "time_in_space",
      "on", "off", "*", "agency.name", "--", ".", "\n", "\t", "/spacecraft/", "?", "神舟", "\u{202E}",
      "explain", "help",
    ]

  static func bytes(_ random: inout SeededGenerator) -> [UInt8] {
    // A session that has ended has nothing more to show.
    let count = random.below(12)
    var bytes: [UInt8] = []
    for _ in 0..<count {
      bytes += Array(random.pick(words).utf8)
      if !random.oneIn(3) { bytes.append(UInt8(ascii: " ")) }
      if random.oneIn(20) { bytes.append(UInt8(truncatingIfNeeded: random.below(256))) }
    }
    return bytes
  }
}
