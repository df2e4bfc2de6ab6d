/// The completions of fish, from version 3.0 on.
struct FishCompletions {
  private let commands: [CommandLineDescription]

  init(_ commands: [CommandLineDescription]) { self.commands = commands }

  var script: String {
    """
    # Completes command lines of perigee in fish; printed by `perigee completions fish`.

    # True where the command line is one of that command, and behind its word; '' is perigee itself.
    function __perigee_is
      set -l words (commandline -opc)
      set -l command ''
      if set -q words[2]; and contains -- $words[2] \(subcommandNames.joined(separator: " "))
        set command $words[2]
      end
      test "$command" = "$argv[1]"
    end

    function __perigee_is_first
      test (count (commandline -opc)) -eq 1
    end

    complete -c perigee -f
    \(lines.joined(separator: "\n"))

    """
  }

  private var subcommandNames: [String] { commands.compactMap { $0.subcommand?.rawValue } }

  private var lines: [String] { commands.compactMap(wordLine) + commands.flatMap(lines) }

  /// What offers the word of a command.
  private func wordLine(for command: CommandLineDescription) -> String? {
    guard let subcommand = command.subcommand else { return nil }
    let help = FishCompletions.quoted(command.help)
    return "complete -c perigee -n __perigee_is_first -a \(subcommand.rawValue) -d '\(help)'"
  }

  /// What offers the options of a command, and what it may be given without a name.
  private func lines(for command: CommandLineDescription) -> [String] {
    let beginning = "complete -c perigee -n \"__perigee_is '\(command.name)'\""
    let options = command.options.map { "\(beginning) \(description(of: $0))" }
    guard let argument = command.argument, argument != .text else { return options }
    return options + ["\(beginning) \(words(for: argument, isRequired: false))"]
  }

  private func description(of option: CommandLineDescription.Option) -> String {
    var parts = option.names.map { name in
      name.hasPrefix("--") ? "-l \(name.dropFirst(2))" : "-s \(name.dropFirst())"
    }
    if let value = option.value { parts.append(words(for: value, isRequired: true)) }
    parts.append("-d '\(FishCompletions.quoted(option.help))'")
    return parts.joined(separator: " ")
  }

  private func words(for value: CommandLineDescription.Value, isRequired: Bool) -> String {
    let required = isRequired ? "-r " : ""
    return switch value {
    case .file: "\(required)-F"
    case .folder: "\(required)-f -a '(__fish_complete_directories)'"
    case .words(let words): "\(required)-f -a '\(words.joined(separator: " "))'"
    case .text: "\(required)-f"
    }
  }

  /// A text inside single quotes.
  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for character in text {
      if character == "'" || character == "\\" { quoted.append("\\") }
      quoted.append(character)
    }
    return quoted
  }
}
