import Columnar
import QueryPlan
import Values

/// A predicate on texts by constants.
struct TextPredicate {
  enum Kind {
    case pattern(TextPattern)
    case foldedPattern(TextPattern)
    /// Folded.
    case contains([UInt8])
    case startsWith([UInt8])
    case endsWith([UInt8])
    case comparison(Comparison, [UInt8])
    case between([UInt8], [UInt8])
    case member(TextSet)
  }

  let kind: Kind
  /// Looks for plain bytes where that is what the predicate asks for.
  let search: ByteSearch?

  init(_ kind: Kind) {
    self.kind = kind
    search =
      switch kind {
      case .pattern(let pattern): pattern.search.map { ByteSearch($0) }
      // In ASCII texts folding is lower case; a needle beyond ASCII then never occurs.
      case .contains(let needle): ByteSearch(needle, ignoresASCIICase: true)
      case .foldedPattern(let pattern): pattern.search.map { ByteSearch($0, ignoresASCIICase: true) }
      case .startsWith, .endsWith, .comparison, .between, .member: nil
      }
  }

  /// Compiles a match with a constant; nil for a pattern that ends in a lone `\`.
  init?(_ match: TextMatch, pattern: Span<UInt8>) {
    switch match {
    case .like:
      guard let pattern = TextPattern(pattern) else { return nil }
      self.init(.pattern(pattern))
    case .ilike:
      let folded = TextPredicate.folded(pattern)
      guard let pattern = TextPattern(folded.span) else { return nil }
      self.init(.foldedPattern(pattern))
    case .contains: self.init(.contains(TextPredicate.folded(pattern)))
    case .startsWith: self.init(.startsWith(TextPredicate.folded(pattern)))
    case .endsWith: self.init(.endsWith(TextPredicate.folded(pattern)))
    }
  }

  /// True where the texts are folded before they are looked at.
  var ignoresCase: Bool {
    switch kind {
    case .foldedPattern, .contains, .startsWith, .endsWith: true
    case .pattern, .comparison, .between, .member: false
    }
  }

  /// True where the predicate holds for a text. `scratch` is room for its folded form. A long text and a long pattern
  /// can take a while: then the answer has no meaning where `pacing` was told to stop.
  func holds(
    _ text: Span<UInt8>, scratch: inout [UInt8], _ pacing: inout PacedInterruption
  ) -> Bool {
    guard ignoresCase else { return holdsExactly(text, &pacing) }
    if let search, ByteSearch.isASCII(text) { return search.occurs(in: text, &pacing) }
    scratch.removeAll(keepingCapacity: true)
    text.forEachPiece { piece in
      guard !pacing.isStopped(afterSpending: piece.count) else { return false }
      CaseFolding.fold(piece, into: &scratch)
      return true
    }
    return holdsExactly(scratch.span, &pacing)
  }

  private func holdsExactly(_ text: Span<UInt8>, _ pacing: inout PacedInterruption) -> Bool {
    switch kind {
    case .pattern(let pattern): search?.occurs(in: text, &pacing) ?? pattern.matches(text, &pacing)
    case .foldedPattern(let pattern): pattern.matches(text, &pacing)
    case .contains(let needle): ByteSearch(needle).occurs(in: text, &pacing)
    case .startsWith(let needle):
      text.count >= needle.count
        && ByteOrder.compare(text.extracting(0..<needle.count), needle.span) == 0
    case .endsWith(let needle):
      text.count >= needle.count
        && ByteOrder.compare(text.extracting(text.count - needle.count..<text.count), needle.span) == 0
    case .comparison(let comparison, let bytes):
      comparison.holds(ByteOrder.compare(text, bytes.span))
    case .between(let low, let high):
      ByteOrder.compare(text, low.span) >= 0 && ByteOrder.compare(text, high.span) <= 0
    case .member(let set): set.contains(text)
    }
  }

  private static func folded(_ text: Span<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    CaseFolding.fold(text, into: &folded)
    return folded
  }
}

extension ByteSearch {
  /// True where the needle occurs in `text`.
  fileprivate func occurs(in text: Span<UInt8>, _ pacing: inout PacedInterruption) -> Bool {
    firstMatch(in: text, from: 0, isStopped: { pacing.isStopped(afterSpending: $0) }) != nil
  }
}

extension Comparison {
  /// Whether the comparison holds by the order of its operands: negative, 0 or positive.
  @inline(__always)
  func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}
