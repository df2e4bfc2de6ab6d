import GrammarKit

/// Tokens as they are written, one space between each two.
struct TokenRow {
  var words: [Word]

  /// One spelling with all the terminals that it may be.
  struct Word {
    let text: String
    let terminals: Set<Terminal>
    /// True where what it is depends on the words beside it.
    let dependsOnNeighbours: Bool

    init(text: String, terminals: Set<Terminal>) {
      self.text = text
      self.terminals = terminals
      dependsOnNeighbours = !terminals.isDisjoint(with: [
        .token("ISODURATION"), .literal("starts"), .literal("ends"),
      ])
    }
  }

  var text: String { words.map(\.text).joined(separator: " ") }

  /// Where the word at a position begins, in bytes; behind the last one the end of the text.
  func offset(of position: Int) -> Int {
    let before = words.prefix(position).reduce(0) { $0 + $1.text.utf8.count + 1 }
    return position < words.count ? before : max(before - 1, 0)
  }

  /// True where a `/` stands at the beginning, with which the text is no query.
  var mayBeRequest: Bool {
    words.first { $0.text != "explain" && $0.text != "analyze" }?.text == "/"
  }

  /// The terminals of every word, with what its neighbours say of it.
  var terminals: [Set<Terminal>] {
    guard words.contains(where: \.dependsOnNeighbours) else { return words.map(\.terminals) }
    return TokenReader.resolved(
      words.map { TokenReader.Token(text: $0.text, offset: 0, terminals: $0.terminals) }
    )
    .map(\.terminals)
  }

  /// Every row that differs by one word: left out, exchanged for another, or put in. With it the position where the
  /// two begin to differ.
  func edits(with alphabet: [Word]) -> [(row: TokenRow, position: Int)] {
    var found: [(row: TokenRow, position: Int)] = []
    for position in words.indices {
      var row = self
      row.words.remove(at: position)
      found.append((row, position))
      for word in alphabet where word.text != words[position].text {
        var row = self
        row.words[position] = word
        found.append((row, position))
      }
    }
    for position in 0...words.count {
      for word in alphabet {
        var row = self
        row.words.insert(word, at: position)
        found.append((row, position))
      }
    }
    return found
  }
}
