import Columnar
import QueryPlan
import Values

extension Vector {
  /// Matches texts with patterns that are not constant.
  static func matching(
    _ match: TextMatch, _ text: Vector, pattern: Vector, count: Int, _ pacing: inout PacedInterruption
  ) -> Vector {
    if let shortcut = strictShortcut(text, pattern, count) { return shortcut }
    let (nulls, failed) = strictStanding(text, pattern, count)
    var rows = RowStanding(nulls: nulls, failed: failed, count: count)
    let (texts, patterns) = (text.texts(count), pattern.texts(count))
    let textBytes = texts.bytes.span
    let patternBytes = patterns.bytes.span
    var bits = Bitmap(repeating: false, count: count)
    var scratch: [UInt8] = []
    for row in 0..<count where rows.isComputed(row) {
      let pattern = patternBytes.extracting(patterns.range(row))
      if pacing.isStopped(afterSpending: pattern.count) { return .null }
      guard let predicate = TextPredicate(match, pattern: pattern) else {
        rows.setFailed(row)
        continue
      }
      let text = textBytes.extracting(texts.range(row))
      if predicate.holds(text, scratch: &scratch, &pacing) { bits[row] = true }
    }
    return rows.vector(.bits(bits))
  }
}
