import Foundation
import TestSupport
import Testing

/// `perigee completions SHELL`: what it prints, asked of the shells themselves where they are there.
@Suite struct CompletionsTests {
  private static let perigee = BuiltProgram("perigee")
  private static let shells = ["bash", "zsh", "fish"]

  private static func script(_ shell: String) throws -> String {
    let run = try perigee.run(["completions", shell])
    #expect(run.status == 0)
    #expect(run.errorText == "")
    return run.outputText
  }

  /// A shell in one of the places where programs are; nil where it is not installed.
  private static func installed(_ shell: String) -> BuiltProgram? {
    ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].lazy.map { "\($0)/\(shell)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }.map(BuiltProgram.init(path:))
  }

  @Test(arguments: [[], ["tcsh"], ["bash", "zsh"], ["BASH"], ["--shell", "bash"], [""]])
  func whatIsNoShellIsWrongUsage(arguments: [String]) throws {
    let run = try Self.perigee.run(["completions"] + arguments)
    #expect(run.status == 64)
    #expect(run.outputText == "")
    #expect(run.errorText.lowercased().contains("usage: perigee completions <shell>"))
  }

  @Test func theWordIsACommandOnlyWhereItIsTheFirstArgument() throws {
    let run = try Self.perigee.run(["-d", "embedded", "completions"])
    #expect(run.status == 1, "there it is a query, and wrong as one")
  }

  @Test(arguments: shells)
  func aScriptTellsEveryOptionFormatAndCommand(shell: String) throws {
    let script = try Self.script(shell)
    for words in [[], ["fetch"], ["save"], ["completions"]] {
      let help = try Self.perigee.run(words + ["--help"]).outputText
      let options = try #require(help.firstRange(of: "OPTIONS:").map { help[$0.upperBound...] })
      let names = Set(options.matches(of: #/--([a-z][a-z-]+)/#).map { String($0.output.1) })
      #expect(names.contains("help"))
      for name in names {
        #expect(script.contains(shell == "fish" ? "-l \(name)" : "--\(name)"), "\(words) --\(name)")
      }
    }
    for word in ["table markdown csv tsv json ndjson", "normal detailed", "text json", "bash zsh fish"] {
      #expect(script.contains(word))
    }
  }

  @Test(arguments: [("bash", ["-n"]), ("zsh", ["-n"]), ("fish", ["--no-execute"])])
  func aShellReadsItsScriptWithoutAnError(shell: String, flags: [String]) throws {
    guard let program = Self.installed(shell) else { return }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).\(shell)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Self.script(shell).write(to: file, atomically: true, encoding: .utf8)
    let run = try program.run(flags + [file.path])
    #expect(run.errorText == "")
    #expect(run.status == 0)
  }

  /// What bash is told for the last of some words, in a folder with a file, a folder and a file with a space in its name.
  @Test(arguments: [
    (["sa"], ["save"]), ([""], ["completions", "fetch", "save"]), (["--mo"], ["--mode"]),
    (["-f", "c"], ["chart", "csv"]), (["--format", "=", "nd"], ["ndjson"]), (["--format", "="], []),
    (["--mode", "d"], ["detailed"]), (["--errors", "j"], ["json"]),
    (["where in_space", "--sh"], ["--show-query"]),
    (["-d", "cr"], ["craft one.json", "craft.json"]), (["-d", "x", "--data", "pa"], ["pages"]),
    (["-i", "craft."], ["craft.json"]), (["--param", "c"], []), (["-d", "x", "sa"], []),
    (["completions", ""], ["bash", "fish", "zsh"]), (["completions", "z"], ["zsh"]),
    (["fetch", "--ba"], ["--base-url"]), (["fetch", "-o", ""], ["pages"]),
    (["fetch", "--mode", "n"], ["normal"]),
    (["save", "cr"], ["craft one.json", "craft.json"]), (["save", "x", "--th"], ["--threads"]),
    (["save", "--fo"], []),
  ])
  func bashCompletes(words: [String], expected: [String]) throws {
    guard let bash = Self.installed("bash") else { return }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("pages"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["craft.json", "craft one.json"] { try Data().write(to: folder.appendingPathComponent(name)) }
    let asking = """
      eval "$1"; shift
      COMP_WORDS=(perigee "$@"); COMP_CWORD=$#
      _perigee
      for found in "${COMPREPLY[@]}"; do printf '%s\\n' "$found"; done
      """
    let run = try bash.run(["-c", asking, "bash", Self.script("bash")] + words, folder: folder)
    let found = run.outputText.split(separator: "\n").map(String.init).sorted()
    // A sign of equality and nothing behind it: every format fits.
    if words.last == "=" {
      #expect(found.count == 9)
    } else {
      #expect(found == expected, "\(words): \(run.errorText)")
    }
  }

  @Test func aSessionOfBashCompletesAnOptionAndItsValue() throws {
    guard let bash = Self.installed("bash") else { return }
    let terminal = try PseudoTerminal(
      bash, ["--norc", "--noprofile", "-i"], environment: ["PS1": "ready> ", "INPUTRC": "/dev/null"])
    try terminal.wait(for: "ready> ")
    terminal.type("source <('\(Self.perigee.path)' completions bash)\r")
    try terminal.wait(for: "ready> ")
    terminal.type("perigee --form\tmark\t")
    try terminal.wait(for: "perigee --format markdown ")
    terminal.type("\u{15}exit\r")
    _ = try terminal.waitForEnd()
  }
}
