/// What a sentence is made of: a word or sign in quotes, or a terminal of the grammar.
package enum Terminal: Hashable, Sendable, Comparable {
  case literal(String)
  case token(String)

  package static func < (left: Terminal, right: Terminal) -> Bool { left.sortKey < right.sortKey }

  private var sortKey: String {
    switch self {
    case .literal(let text): "0" + text
    case .token(let name): "1" + name
    }
  }

  /// As the grammar writes it: `'where'`, `NAME`.
  package var written: String {
    switch self {
    case .literal(let text): "'\(text)'"
    case .token(let name): name
    }
  }
}

/// A symbol of a plain grammar, by its number there.
enum Symbol: Hashable, Sendable {
  case terminal(Int)
  case nonterminal(Int)
}
