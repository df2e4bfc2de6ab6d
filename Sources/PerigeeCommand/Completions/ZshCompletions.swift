/// The completions of zsh, as a function to be loaded by itself or to be read by a shell that starts.
struct ZshCompletions {
  private let commands: [CommandLineDescription]

  init(_ commands: [CommandLineDescription]) { self.commands = commands }

  var script: String {
    """
    #compdef perigee
    # Completes command lines of perigee in zsh; printed by `perigee completions zsh`.

    _perigee() {
      if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
        local -a commands=(
    \(subcommandLines.joined(separator: "\n"))
        )
        _describe -t commands command commands
        return
      fi
      case $words[2] in
    \(commandCases.joined(separator: "\n"))
      esac
    }

    if [[ $funcstack[1] == _perigee ]]; then
      _perigee "$@"
    else
      compdef _perigee perigee
    fi

    """
  }

  private var subcommandLines: [String] {
    commands.compactMap { command in
      guard let subcommand = command.subcommand else { return nil }
      return "      '\(subcommand.rawValue):\(ZshCompletions.quoted(command.help))'"
    }
  }

  private var commandCases: [String] {
    commands.reversed().map { command in
      let lines = arguments(of: command).map { "        \($0)" }.joined(separator: " \\\n")
      // The command is then the first word, as `_arguments` wants it.
      let preparation = command.subcommand == nil ? "" : "      shift words\n      (( CURRENT-- ))\n"
      return """
            \(command.subcommand?.rawValue ?? "*"))
        \(preparation)      _arguments -s -S : \\
        \(lines)
              ;;
        """
    }
  }

  private func arguments(of command: CommandLineDescription) -> [String] {
    var lines = command.options.flatMap(specifications)
    switch command.argument {
    // Nothing completes it. Only to say what it is would keep options from being completed beside it.
    case .text?: lines.append("'*:query:()'")
    case let argument?: lines.append("'1:\(action(argument, named: argument == .file ? "file" : "shell"))'")
    case nil: break
    }
    return lines
  }

  /// What `_arguments` is told of an option: one for each of its names, which exclude each other where it may be given
  /// once only.
  private func specifications(of option: CommandLineDescription.Option) -> [String] {
    let others =
      option.isRepeatable ? "*" : option.names.count > 1 ? "(\(option.names.joined(separator: " ")))" : ""
    let help = ZshCompletions.quoted(option.help)
    return option.names.map { name in
      guard let value = option.value else { return "'\(others)\(name)[\(help)]'" }
      let isLong = name.hasPrefix("--")
      return "'\(others)\(name)\(isLong ? "=" : "+")[\(help)]:\(action(value, named: option.valueName))'"
    }
  }

  private func action(_ value: CommandLineDescription.Value, named name: String) -> String {
    switch value {
    case .file: "\(name):_files"
    case .folder: "\(name):_files -/"
    case .words(let words): "\(name):(\(words.joined(separator: " ")))"
    case .text: "\(name): "
    }
  }

  /// A text inside single quotes of which the signs that part a specification are no longer such.
  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for character in text {
      switch character {
      case "'": quoted += "'\\''"
      case "[", "]", ":", "\\": quoted += "\\\(character)"
      default: quoted.append(character)
      }
    }
    return quoted
  }
}
