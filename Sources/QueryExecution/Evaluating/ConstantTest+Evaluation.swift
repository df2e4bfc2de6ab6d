import Columnar
import QueryPlan
import Values

extension ConstantTest {
  /// The outcome for each value of a vector.
  func evaluate(_ subject: Vector, count: Int, _ pacing: inout PacedInterruption) -> Vector {
    if subject.isFailing { return .failing }
    if subject.isConstantNull { return .null }
    if case .badPattern = domain {
      // Every text fails; null stays null.
      var failing = subject.nulls?.inverted ?? Bitmap(repeating: true, count: count)
      if let failed = subject.failed { failing.formUnion(failed) }
      let none = Bitmap(repeating: false, count: count)
      return Vector(.bits(none), nulls: subject.nulls, failed: failing)
    }
    var bits = matches(subject, count, &pacing)
    if isNegated { bits.invert() }
    var nulls = subject.nulls
    if isNullElsewhere {
      nulls = Bitmap.union(bits.inverted, nulls)
      nulls = Bitmap.difference(nulls, subject.failed)
    }
    return .truth(bits, nulls: nulls, failed: subject.failed)
  }

  private func matches(_ subject: Vector, _ count: Int, _ pacing: inout PacedInterruption) -> Bitmap {
    switch domain {
    case .none, .badPattern:
      return Bitmap(repeating: false, count: count)
    case .numbers(let range):
      let numbers = subject.numbers(count)
      return Vector.bits(count) { numbers[$0] >= range.lowerBound && numbers[$0] <= range.upperBound }
    case .reals(let low, let high):
      return RangeKernels.matches(StoredArray(subject.reals(count)), rows: 0..<count, from: low, to: high)
    case .bitPatterns(let set):
      if subject.holdsReals {
        let reals = subject.reals(count)
        return Vector.bits(count) { set.contains(reals[$0].bitPattern) }
      }
      let numbers = subject.numbers(count)
      return Vector.bits(count) { set.contains(UInt64(bitPattern: numbers[$0])) }
    case .texts(let predicate):
      return predicate.matches(subject.texts(count), &pacing)
    case .booleans(let hasFalse, let hasTrue):
      if hasTrue && hasFalse { return Bitmap(repeating: true, count: count) }
      let trues = subject.trueBits(count)
      return hasTrue ? trues : hasFalse ? trues.inverted : Bitmap(repeating: false, count: count)
    }
  }
}

extension TextPredicate {
  /// Sets the bit of every row for whose text the predicate holds.
  func matches(_ texts: TextVector, _ pacing: inout PacedInterruption) -> Bitmap {
    let bytes = texts.bytes.span
    if let search, !search.needle.isEmpty, let whole = texts.wholeRange,
      !ignoresCase || ByteSearch.isASCII(bytes.extracting(whole))
    {
      return matches(texts, searching: search, in: whole, &pacing)
    }
    // The commonest predicates have loops of their own: asking for the kind in every row costs more than they do.
    switch kind {
    case .comparison(.equal, let bound): return matches(texts, equalTo: bound)
    case .pattern(let pattern):
      if let prefix = pattern.prefix { return matches(texts, startingWith: prefix) }
    case .foldedPattern, .contains, .startsWith, .endsWith, .comparison, .between, .member: break
    }
    var words = [UInt64](repeating: 0, count: Bitmap.wordCount(for: texts.count))
    var scratch: [UInt8] = []
    for row in 0..<texts.count {
      guard holds(bytes.extracting(texts.range(row)), scratch: &scratch, &pacing) else { continue }
      words[row >> 6] |= 1 << UInt64(row & 63)
    }
    return Bitmap(words: words, count: texts.count)
  }

  private func matches(_ texts: TextVector, equalTo bound: [UInt8]) -> Bitmap {
    let bytes = texts.bytes.span
    let (starts, ends) = (texts.starts, texts.ends)
    return Vector.bits(texts.count) { row in
      let (start, end) = (starts[row], ends[row])
      return end - start == bound.count
        && ByteOrder.compare(bytes.extracting(start..<end), bound.span) == 0
    }
  }

  private func matches(_ texts: TextVector, startingWith prefix: [UInt8]) -> Bitmap {
    let bytes = texts.bytes.span
    let (starts, ends) = (texts.starts, texts.ends)
    return Vector.bits(texts.count) { row in
      let (start, end) = (starts[row], ends[row])
      return end - start >= prefix.count
        && ByteOrder.compare(bytes.extracting(start..<start + prefix.count), prefix.span) == 0
    }
  }

  /// Searches all texts at once: where few of them match, most are passed over in long strides.
  private func matches(
    _ texts: TextVector, searching search: ByteSearch, in whole: Range<Int>, _ pacing: inout PacedInterruption
  ) -> Bitmap {
    let text = texts.bytes.span.extracting(0..<whole.upperBound)
    var words = [UInt64](repeating: 0, count: Bitmap.wordCount(for: texts.count))
    var row = 0
    var position = whole.lowerBound
    while let place = search.firstMatch(
      in: text, from: position, isStopped: { pacing.isStopped(afterSpending: $0) })
    {
      if pacing.isStopped(afterSpending: place - position) { break }
      while texts.range(row).upperBound <= place { row += 1 }
      let range = texts.range(row)
      if place + search.needle.count <= range.upperBound {
        words[row >> 6] |= 1 << UInt64(row & 63)
        position = range.upperBound
      } else {
        position = place + 1
      }
    }
    return Bitmap(words: words, count: texts.count)
  }
}
