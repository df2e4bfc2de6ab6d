/// Chooses among names those that go on from what has been typed.
enum CompletionChoice {
  /// Those that begin with it, in any case; where none does, those that have it somewhere.
  static func of(
    _ candidates: [LineCompletions.Candidate], writtenAs written: ArraySlice<UInt8>, at range: Range<Int>
  ) -> LineCompletions {
    of(candidates, writtenAs: String(decoding: written, as: UTF8.self), at: range)
  }

  static func of(
    _ candidates: [LineCompletions.Candidate], writtenAs written: String, at range: Range<Int>
  ) -> LineCompletions {
    let typed = written.lowercased()
    var chosen = candidates.filter { $0.text.lowercased().hasPrefix(typed) }
    if chosen.isEmpty { chosen = candidates.filter { $0.text.lowercased().contains(typed) } }
    let shown = Array(chosen.prefix(ShellCompleter.mostCandidates))
    return LineCompletions(replaced: range, candidates: shown, omitted: chosen.count - shown.count)
  }
}
