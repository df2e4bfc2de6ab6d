import Perigee

/// Finds what may stand at a place of what is being typed: of a query, or of a command to the shell.
struct ShellCompleter {
  private let shell: Shell
  /// More candidates than this nobody looks through.
  static let mostCandidates = 200

  init(_ shell: Shell) { self.shell = shell }

  /// - Parameters:
  ///   - text: All that has been typed of the statement.
  ///   - offset: Where the cursor stands in it.
  func completions(in text: [UInt8], at offset: Int) -> LineCompletions {
    guard offset <= text.count else { return .none(at: offset) }
    let found: LineCompletions
    if let start = commandStart(in: text, before: offset) {
      found = commandCompletions(in: text, from: start, at: offset)
    } else {
      found = shell.queryCompletions(in: text, at: offset)
    }
    // Nothing that is put into the line may steer the terminal.
    let candidates = found.candidates.filter {
      !$0.text.unicodeScalars.contains(where: \.isUnsafeOnTerminals)
    }
    return LineCompletions(replaced: found.replaced, candidates: candidates, omitted: found.omitted)
  }

  /// Where the command begins that the cursor stands in; nil where it stands in none.
  private func commandStart(in text: [UInt8], before offset: Int) -> Int? {
    let lineStart = text[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = text[lineStart..<offset]
    guard let first = line.firstIndex(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }),
      line[first] == UInt8(ascii: ".")
    else { return nil }
    // `.5` is a number that begins a line of a longer statement.
    let isCommand = first + 1 == offset || DotCommandLine.begins(text[first..<offset])
    return isCommand ? first : nil
  }

  private func commandCompletions(in text: [UInt8], from start: Int, at offset: Int) -> LineCompletions {
    guard
      let nameEnd = text[start..<offset].firstIndex(where: {
        $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
      })
    else {
      let names = DotCommand.allCases.map { LineCompletions.Candidate($0.name, detail: $0.meaning) }
      return CompletionChoice.of(names, writtenAs: text[start..<offset], at: start..<offset)
    }
    let name = String(decoding: text[start..<nameEnd], as: UTF8.self).lowercased()
    guard let command = DotCommand(named: name) else { return .none(at: offset) }
    if command == .explain { return explainCompletions(in: text, from: nameEnd, at: offset) }
    let arguments = Array(text[nameEnd..<offset])
    let words = ArgumentReader.words(arguments)
    // The word at the cursor; an empty one where white space stands before it.
    let isInWord = words.last.map { $0.range.upperBound == arguments.count } ?? false
    let wordStart = isInWord ? nameEnd + (words.last?.range.lowerBound ?? 0) : offset
    let place = ArgumentPlace(
      command: command, wordsBefore: (isInWord ? words.dropLast() : words[...]).map(\.text),
      written: isInWord ? words.last?.text ?? "" : "", range: wordStart..<offset)
    return ArgumentCompleter(shell: shell).completions(at: place)
  }

  /// What stands behind `.explain` is completed as a query is.
  private func explainCompletions(in text: [UInt8], from start: Int, at offset: Int) -> LineCompletions {
    let found = shell.queryCompletions(in: Array(text[start...]), at: offset - start)
    return found.moved(by: start, within: offset)
  }
}

/// Where an argument of a command is being typed.
struct ArgumentPlace {
  let command: DotCommand
  /// Without their quotes.
  let wordsBefore: [String]
  /// What has been typed of the argument, without its quotes.
  let written: String
  /// The bytes that it takes, quotes included.
  let range: Range<Int>
}
