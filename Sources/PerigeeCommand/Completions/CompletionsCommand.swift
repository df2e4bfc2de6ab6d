import ArgumentParser
import CommandLines
import Perigee

/// `perigee completions SHELL`: prints the script that completes command lines.
struct CompletionsCommand: ParsableCommand {
  /// A shell that a script can be written for.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish
  }

  static let configuration = CommandConfiguration(
    commandName: "perigee completions",
    abstract: "Print the script with which a shell completes command lines of perigee.",
    discussion: """
      An installed perigee has the scripts in their places. Otherwise the shell is to read it when it starts:

        source <(perigee completions bash)              in ~/.bashrc
        source <(perigee completions zsh)               in ~/.zshrc, behind compinit
        perigee completions fish | source               in ~/.config/fish/config.fish
      """)

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    let commands = try CommandLineDescription.all()
    let script =
      switch shell {
      case .bash: BashCompletions(commands).script
      case .zsh: ZshCompletions(commands).script
      case .fish: FishCompletions(commands).script
      }
    try print(script)
  }

  private func print(_ script: String) throws {
    do {
      try Platform.write(Array(script.utf8).span, to: Platform.standardOutput)
    } catch {
      if error.isBrokenPipe { return }
      let diagnostic = Diagnostic(.cannotWrite, "cannot write the script: \(error.reason)", at: nil)
      Reporter(form: .text, color: nil).report([diagnostic], in: nil)
      throw ExitCode(ExitStatus.outputFailed.rawValue)
    }
  }
}
