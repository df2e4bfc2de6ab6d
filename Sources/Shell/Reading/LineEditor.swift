/// Where the lines of a session come from: an editor on a terminal, a plain reader, a script.
package protocol LineEditor: AnyObject {
  /// Asks for a line.
  ///
  /// - Parameters:
  ///   - prompt: What stands before the line.
  ///   - completions: What may stand at a place of the line, asked as often as the user wants to know.
  func readLine(
    _ prompt: Prompt, completions: @escaping (_ line: [UInt8], _ offset: Int) -> LineCompletions
  ) -> LineInput

  /// Makes an entry reachable by the keys of the history.
  func remember(_ entry: HistoryEntry)
}

/// What came instead of a line, or the line.
package enum LineInput: Hashable, Sendable {
  /// Without its end; it may hold several lines, where they were pasted or called back together.
  case line([UInt8])
  /// The user has given the line up.
  case interrupted
  /// There will be no more.
  case end
}

/// What may stand at a place of a line.
package struct LineCompletions: Hashable, Sendable {
  /// One of the texts that may stand there.
  package struct Candidate: Hashable, Sendable {
    package let text: String
    /// What it is, in a few words; may be empty.
    package let detail: String
    /// True where a space may follow at once.
    package let isFinished: Bool

    package init(_ text: String, detail: String = "", isFinished: Bool = true) {
      self.text = text
      self.detail = detail
      self.isFinished = isFinished
    }
  }

  /// The bytes of the line that a candidate takes the place of; they end at the cursor.
  package let replaced: Range<Int>
  /// Best first.
  package let candidates: [Candidate]
  /// How many more there are.
  package let omitted: Int

  package init(replaced: Range<Int>, candidates: [Candidate], omitted: Int = 0) {
    self.replaced = replaced
    self.candidates = candidates
    self.omitted = omitted
  }

  /// Nothing may stand there, or it is not known what.
  package static func none(at offset: Int) -> LineCompletions {
    LineCompletions(replaced: offset..<offset, candidates: [])
  }

  /// The same in a line of which the beginning is left out or put before; nothing where it began there.
  func moved(by distance: Int, within offset: Int) -> LineCompletions {
    let start = replaced.lowerBound + distance
    guard start >= 0, start <= offset else { return .none(at: offset) }
    return LineCompletions(replaced: start..<offset, candidates: candidates, omitted: omitted)
  }

  /// What all candidates have in common and the line may take over at once; nil where that is not more than what is
  /// written already.
  package func common(writtenAs written: [UInt8]) -> String? {
    guard let first = candidates.first else { return nil }
    var common = Array(first.text.unicodeScalars)[...]
    for candidate in candidates.dropFirst() {
      let same = zip(common, candidate.text.unicodeScalars).prefix { $0 == $1 }.count
      common = common.prefix(same)
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: common)
    let shared = String(text)
    let typed = String(decoding: written, as: UTF8.self)
    return shared.lowercased().hasPrefix(typed.lowercased()) ? shared : nil
  }
}
