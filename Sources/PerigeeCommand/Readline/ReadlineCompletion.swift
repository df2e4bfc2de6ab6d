import CReadline
import Perigee
import Shell

/// What readline asks when the user asks for completion.
///
/// The library looks for the word to be completed by characters between words, which no set of characters could tell of a
/// query. Before it looks it asks a hook for that set: there the cursor is put where the word begins, and the library
/// finds nothing to go back over.
final class ReadlineCompletion {
  /// What may stand at a place of the line.
  var ask: (([UInt8], Int) -> LineCompletions)?
  var isColored = false

  private struct Answer {
    let line: [UInt8]
    let point: Int
    let completions: LineCompletions
  }

  private var last: Answer?
  /// Characters between words, as the library wants them: one at most, and the end. It lives as long as the process.
  private let separators: UnsafeMutablePointer<CChar>

  init() {
    separators = .allocate(capacity: 2)
    separators.initialize(repeating: 0, count: 2)
  }

  private var line: [UInt8] {
    guard let line = perigee_readline_line() else { return [] }
    return Array(UnsafeRawBufferPointer(start: line, count: Int(perigee_readline_length())))
  }

  /// Puts the cursor where the word begins.
  func findWord() -> UnsafeMutablePointer<CChar>? {
    let answer = answer()
    let start = answer.completions.replaced.lowerBound
    separators[0] = 0
    if start < answer.point {
      perigee_readline_set_point(Int32(start))
    } else if start > 0, start <= answer.line.count {
      // The word is empty: what stands before it is what the library is to stop at.
      separators[0] = CChar(bitPattern: answer.line[start - 1])
    }
    return separators
  }

  /// The words that may stand there, what they have in common first; nil for none.
  func matches(from start: Int, to end: Int) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    perigee_readline_append(0)
    // An empty line is completed without looking for a word.
    let answer = last.flatMap { $0.point == end && $0.line == line ? $0 : nil } ?? self.answer()
    let candidates = answer.completions.candidates
    guard !candidates.isEmpty, answer.completions.replaced == start..<end,
      let matches = perigee_readline_new_matches(candidates.count + 1)
    else { return nil }
    if candidates.count == 1 {
      matches[0] = copy(candidates[0].text)
      let isBeforeSpace = end < answer.line.count && answer.line[end] == UInt8(ascii: " ")
      if candidates[0].isFinished, !isBeforeSpace { perigee_readline_append(Int32(UInt8(ascii: " "))) }
      return matches
    }
    let written = Array(answer.line[start..<end])
    matches[0] =
      answer.completions.common(writtenAs: written).map(copy)
      ?? copy(String(decoding: written, as: UTF8.self))
    for (index, candidate) in candidates.enumerated() { matches[index + 1] = copy(candidate.text) }
    return matches
  }

  /// Lists the candidates with what they are, and shows the line again below.
  func showCandidates() {
    guard let last, let size = TerminalSize.ofStandardOutput else { return }
    let lines = CandidateList.lines(
      last.completions, size: size, isColored: isColored, isASCII: !TerminalLocale.isUTF8)
    rl_crlf()
    ReadlineEditor.print(lines.map { "\($0)\n" }.joined())
    rl_forced_update_display()
  }

  private func answer() -> Answer {
    let (line, point) = (line, Int(perigee_readline_point()))
    let completions = ask?(line, point) ?? .none(at: point)
    let answer = Answer(line: line, point: point, completions: completions)
    last = answer
    return answer
  }

  private func copy(_ text: String) -> UnsafeMutablePointer<CChar>? {
    perigee_readline_copy(text, text.utf8.count)
  }
}
