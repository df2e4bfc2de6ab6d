import Columnar
import QueryPlan
import Values

/// Turns predicates on texts into sets of codes: one look at each distinct text, or a binary search, because the
/// dictionary is sorted.
struct DictionaryLookup {
  private let texts: TextArena

  init(_ texts: TextArena) { self.texts = texts }

  /// A dictionary of very many texts takes its time; where `interruption` says to stop, the domain is of no use.
  func codes(for predicate: TextPredicate, _ interruption: Interruption) -> ColumnTest.Domain {
    switch predicate.kind {
    case .comparison(let comparison, let bound): return range(comparison, bound.span)
    case .between(let low, let high): return range(firstIndex(from: low.span), end(through: high.span))
    case .pattern, .foldedPattern, .contains, .startsWith, .endsWith, .member:
      var codes: [UInt64] = []
      var scratch: [UInt8] = []
      var pacing = PacedInterruption(interruption)
      for index in 0..<texts.count {
        let text = texts.bytes.span.extracting(texts.range(of: index))
        if pacing.isStopped(afterSpending: text.count + 4) { return .none }
        if predicate.holds(text, scratch: &scratch, &pacing) { codes.append(UInt64(index)) }
      }
      return .range(smallestRangeOf: codes)
    }
  }

  private func range(_ comparison: Comparison, _ bound: Span<UInt8>) -> ColumnTest.Domain {
    switch comparison {
    case .equal, .notEqual: range(firstIndex(from: bound), end(through: bound))
    case .less: range(0, firstIndex(from: bound))
    case .lessOrEqual: range(0, end(through: bound))
    case .greater: range(end(through: bound), texts.count)
    case .greaterOrEqual: range(firstIndex(from: bound), texts.count)
    }
  }

  private func range(_ start: Int, _ end: Int) -> ColumnTest.Domain {
    start < end ? .range(UInt64(start)...UInt64(end - 1)) : .none
  }

  /// The number of the first text that is not before the bound.
  private func firstIndex(from bound: Span<UInt8>) -> Int {
    var (low, high) = (0, texts.count)
    while low < high {
      let middle = (low + high) / 2
      let text = texts.bytes.span.extracting(texts.range(of: middle))
      if ByteOrder.compare(text, bound) < 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The number of the first text behind the bound.
  private func end(through bound: Span<UInt8>) -> Int {
    let first = firstIndex(from: bound)
    guard first < texts.count else { return first }
    let text = texts.bytes.span.extracting(texts.range(of: first))
    return ByteOrder.compare(text, bound) == 0 ? first + 1 : first
  }
}
