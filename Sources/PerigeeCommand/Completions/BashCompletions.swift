/// The completions of bash, from version 3.2 on.
struct BashCompletions {
  private let commands: [CommandLineDescription]

  init(_ commands: [CommandLineDescription]) { self.commands = commands }

  var script: String {
    """
    # Completes command lines of perigee in bash; printed by `perigee completions bash`.

    _perigee_files() {
      # Only here: words must not look like the folders that have their names.
      compopt -o filenames 2>/dev/null
      local found
      while IFS= read -r found; do COMPREPLY+=("$found"); done < <(compgen "$1" -- "$current")
    }

    _perigee_words() {
      local IFS=$' \\t\\n'
      COMPREPLY=($(compgen -W "$1" -- "$current"))
    }

    _perigee() {
      local current="${COMP_WORDS[COMP_CWORD]}" before="" command="" place=$COMP_CWORD
      COMPREPLY=()
      # For bash the sign in --format=csv is a word of its own.
      if [[ $current == = ]]; then
        current=""
        place=$((place + 1))
      fi
      if ((place > 1)); then
        before="${COMP_WORDS[place - 1]}"
        [[ $before == = ]] && before="${COMP_WORDS[place - 2]}"
        case "${COMP_WORDS[1]}" in
          \(subcommandNames.joined(separator: "|"))) command="${COMP_WORDS[1]}" ;;
        esac
      fi
      case "$command $before" in
    \(valueCases.joined(separator: "\n"))
      esac
      if [[ $current == -* ]]; then
        case "$command" in
    \(optionCases.joined(separator: "\n"))
        esac
      elif ((place == 1)); then
        _perigee_words '\(subcommandNames.joined(separator: " "))'
      else
        case "$command" in
    \(argumentCases.joined(separator: "\n"))
        esac
      fi
    }

    complete -F _perigee perigee

    """
  }

  private var subcommandNames: [String] { commands.compactMap { $0.subcommand?.rawValue } }

  /// What stands behind options.
  private var valueCases: [String] {
    commands.flatMap { command in
      command.options.compactMap { option in
        guard let value = option.value else { return nil }
        let names = option.names.map { "'\(command.name) \($0)'" }.joined(separator: "|")
        return "    \(names)) \(completion(of: value)); return ;;"
      }
    }
  }

  private var optionCases: [String] {
    commands.map { command in
      let names = command.options.flatMap(\.names).joined(separator: " ")
      return "      '\(command.name)') _perigee_words '\(names)' ;;"
    }
  }

  private var argumentCases: [String] {
    commands.compactMap { command in
      guard let argument = command.argument, argument != .text else { return nil }
      return "      '\(command.name)') \(completion(of: argument)) ;;"
    }
  }

  private func completion(of value: CommandLineDescription.Value) -> String {
    switch value {
    case .file: "_perigee_files -f"
    case .folder: "_perigee_files -d"
    case .words(let words): "_perigee_words '\(words.joined(separator: " "))'"
    case .text: ":"
    }
  }
}

extension CommandLineDescription {
  /// The word of the command; empty for `perigee` itself.
  var name: String { subcommand?.rawValue ?? "" }
}
