import Perigee
import QueryCompletion

extension Shell {
  /// What may stand at a place of a query.
  func queryCompletions(in text: [UInt8], at offset: Int) -> LineCompletions {
    let known = completer ?? QueryCompleter(table: state.table.columns, parameters: [])
    completer = known
    let found = known.with(parameters: state.parameters.map(\.name)).completions(in: text, at: offset)
    return LineCompletions(
      replaced: found.replaced, candidates: found.candidates.map(LineCompletions.Candidate.init),
      omitted: found.omitted)
  }

  /// The paths of all fields with their types, also of those in records and lists.
  var fieldPaths: [(path: String, type: String)] { FieldPaths.all(in: state.table) }
}

extension LineCompletions.Candidate {
  fileprivate init(_ candidate: CompletionCandidate) {
    self.init(candidate.text, detail: candidate.detail, isFinished: candidate.isFinished)
  }
}
