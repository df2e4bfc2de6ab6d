package import ResultRendering

/// Why a row of a table is in the answer of a query, or is not.
package struct RowExplanation: Sendable {
  /// One part of `where`.
  package struct Term: Hashable, Sendable {
    /// As it was written, on one line.
    package let text: String
    /// 0 for what `and` joins on the outermost level, more for what is inside of that.
    package let depth: Int
    package let outcome: OutcomeList.Outcome
    /// The values of the row that it asks about: `flights_count = 3`. Of a term that fails why it does.
    package let remarks: [String]
  }

  /// What became of the row.
  package enum Verdict: Hashable, Sendable {
    /// It is in the answer, as which row (counted from 1), or, where it is one of a group, as part of which.
    case included(position: Int)
    case filteredOut
    case notFound(bySearch: String)
    /// The condition fails for it, and the query with it.
    case failing(String)
    /// It passes, but the query fails for other rows, or was stopped.
    case unanswered(String)
    /// It passes, but stands before those that are shown.
    case beforeOffset(position: Int, offset: Int)
    case beyondLimit(position: Int, end: Int)
    /// It passes, but `having` drops its group.
    case groupDropped
    /// It passes, and an equal one of the rows that are shown once stands for it.
    case repeated(position: Int)
  }

  /// What the row is called: its name and its key, or its number.
  package let row: String
  package let terms: [Term]
  /// How many more terms there are.
  package let omittedTerms: Int
  package let verdict: Verdict
  /// Of a grouped query what tells the row's group from others: `status = Active`.
  package let groupKeys: [String]

  /// What is to be said first, then a line a term.
  package func lines(_ options: RenderingOptions) -> [String] {
    let outcomes = OutcomeList(
      terms.map { term in
        OutcomeList.Line(
          term.outcome, depth: term.depth, text: term.text, remark: term.remarks.joined(separator: ", "))
      })
    var lines = ["\(TerminalText.strong(row, options)) \(sentence)"]
    lines += outcomes.lines(options.indented).map { "  " + $0 }
    if omittedTerms > 0 { lines.append(TerminalText.faint("  and \(omittedTerms) more", options)) }
    return lines
  }

  private var sentence: String {
    let group = groupKeys.isEmpty ? "" : " in the group with \(groupKeys.joined(separator: ", "))"
    switch verdict {
    case .included(let position):
      return groupKeys.isEmpty
        ? "is row \(position) of the answer" : "counts\(group), row \(position) of the answer"
    case .filteredOut: return "is not in the answer: `where` does not hold for it"
    case .notFound(let terms): return "is not in the answer: `\(terms)` does not find it"
    case .failing(let message): return "makes the query fail: \(message)"
    case .unanswered(let message): return "passes, but the query has no answer: \(message)"
    case .beforeOffset(let position, let offset):
      return "passes\(group), but is row \(position), and `offset \(offset)` leaves it out"
    case .beyondLimit(let position, let end):
      return "passes\(group), but is row \(position), and the answer ends with row \(end)"
    case .groupDropped: return "passes\(group), which `having` drops"
    case .repeated(let position):
      return "passes, and row \(position) of the answer, which is equal, stands for it"
    }
  }
}
