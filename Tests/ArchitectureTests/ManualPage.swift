import Foundation

/// The manual page, of which the options, the version and the outputs of the examples are taken from the programs.
struct ManualPage {
  /// What the argument parser tells of a command.
  struct Dump: Decodable {
    struct Command: Decodable { let arguments: [Argument] }

    struct Argument: Decodable {
      let kind: String
      let names: [Name]?
      let valueName: String?
      let abstract: String?
      let defaultValue: String?
      let shouldDisplay: Bool
    }

    struct Name: Decodable {
      let kind: String
      let name: String
    }

    let command: Command
  }

  /// Its source, in the `man` macros of roff.
  private(set) var text: String

  // MARK: Options

  /// Replaces the lines between the marks of a command.
  mutating func setOptions(of command: String, to dump: Dump) throws {
    let (start, end) = (".\\\" options of \(command)\n", ".\\\" end of options\n")
    guard let first = text.range(of: start),
      let last = text.range(of: end, range: first.upperBound..<text.endIndex)
    else { throw CocoaError(.fileReadCorruptFile) }
    let shown = dump.command.arguments.filter(\.shouldDisplay)
    let ordered = shown.filter { $0.kind == "positional" } + shown.filter { $0.kind != "positional" }
    // A flag and its opposite are two with one help.
    var entries: [(heading: String, help: String)] = []
    for argument in ordered {
      let (heading, help) = ManualPage.entry(argument)
      if let last = entries.last, last.help == help {
        entries[entries.count - 1].heading += ", " + heading
      } else {
        entries.append((heading, help))
      }
    }
    let lines = entries.map { ".TP\n\($0.heading)\n\($0.help)\n" }
    text.replaceSubrange(first.upperBound..<last.lowerBound, with: lines.joined())
  }

  private static func entry(_ argument: Dump.Argument) -> (heading: String, help: String) {
    let names = (argument.names ?? []).map { $0.kind == "long" ? "--\($0.name)" : "-\($0.name)" }
    var heading = names.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
    if argument.kind != "flag", let valueName = argument.valueName {
      heading += (heading.isEmpty ? "" : " ") + "\\fI\(escaped(valueName))\\fR"
    }
    let standard = argument.defaultValue.map { " By default \(escaped($0))." } ?? ""
    return (heading, escaped(argument.abstract ?? "") + standard)
  }

  // MARK: Examples

  /// Puts behind each command of an example what it prints.
  mutating func setOutputs(_ output: (String) throws -> String) rethrows {
    var lines: [String] = []
    var isInExample = false
    for line in text.components(separatedBy: "\n") {
      if line == ".EX" { isInExample = true }
      if line == ".EE" { isInExample = false }
      guard isInExample, line != ".EX" else {
        lines.append(line)
        continue
      }
      guard line.hasPrefix("$ ") else { continue }
      lines.append(line)
      let printed = try output(ManualPage.unescaped(String(line.dropFirst(2))))
      lines += printed.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
        ManualPage.escaped(String($0))
      }
    }
    text = lines.joined(separator: "\n")
  }

  // MARK: The heading

  mutating func setVersion(_ version: String) {
    var lines = text.components(separatedBy: "\n")
    guard let heading = lines.firstIndex(where: { $0.hasPrefix(".TH ") }) else { return }
    lines[heading] = ".TH PERIGEE 1 \"\" \"perigee \(version)\" \"User Commands\""
    text = lines.joined(separator: "\n")
  }

  /// The lines below a heading, up to the next.
  func section(_ name: String) -> [String] {
    let lines = text.components(separatedBy: "\n")
    guard let start = lines.firstIndex(of: ".SH \(name)") else { return [] }
    return Array(lines[(start + 1)...].prefix { !$0.hasPrefix(".SH ") })
  }

  // MARK: Characters

  /// Signs that roff would print as others, or would obey.
  private static let escapes: [(character: Character, escape: String)] = [
    ("…", "..."), ("\\", "\\e"), ("-", "\\-"), ("'", "\\(aq"), ("`", "\\(ga"), ("^", "\\(ha"), ("~", "\\(ti"),
  ]

  static func escaped(_ text: String) -> String {
    var result = text.hasPrefix(".") ? "\\&" : ""
    for character in text {
      if let known = escapes.first(where: { $0.character == character }) {
        result += known.escape
      } else if character.isASCII {
        result.append(character)
      } else {
        for scalar in character.unicodeScalars { result += String(format: "\\[u%04X]", scalar.value) }
      }
    }
    return result
  }

  /// A line of the page as it is read.
  static func unescaped(_ line: String) -> String {
    // What stands for a backslash comes last, so that what it makes is not taken for another sign.
    escapes.filter { $0.character.isASCII }.reversed().reduce(line) {
      $0.replacingOccurrences(of: $1.escape, with: String($1.character))
    }
  }
}
