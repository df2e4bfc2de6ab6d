/// What is offered at one place, gathered and then put in order.
struct Offers {
  /// Where candidates of one kind stand among others that fit as well.
  enum Rank: Int {
    case value, column, shownField, field, ownOperator, function, word, clause, deepField, arithmetic,
      parameter
  }

  private struct Offer {
    let candidate: CompletionCandidate
    let match: WordMatch
    let rank: Rank
  }

  private var matcher: WordMatcher
  private var offers: [Offer] = []
  private var seen: Set<[UInt8]> = []
  /// How many there are beside these.
  private var omitted = 0

  init(_ word: TypedWord) { matcher = WordMatcher(word.content) }

  /// True where nothing has been typed.
  var takesAll: Bool { matcher.isEmpty }

  var isEmpty: Bool { offers.isEmpty }

  /// Offers a candidate if what is typed fits `name`, or if there is none, the text that is inserted. Only its beginning
  /// counts for words, any part for names.
  mutating func add(
    _ candidate: CompletionCandidate, as rank: Rank, named name: String? = nil, atBeginning: Bool = false
  ) {
    guard let match = matcher.match(name ?? candidate.text), !atBeginning || match == .beginning else {
      return
    }
    add(candidate, as: rank, matching: match)
  }

  /// Offers a candidate that fits.
  mutating func add(_ candidate: CompletionCandidate, as rank: Rank, matching match: WordMatch) {
    guard seen.insert(Array(candidate.text.utf8)).inserted else { return }
    offers.append(Offer(candidate: candidate, match: match, rank: rank))
  }

  mutating func omit(_ count: Int) { omitted += count }

  /// The best of them, and how many more there are.
  func best(_ most: Int) -> (candidates: [CompletionCandidate], omitted: Int) {
    let sorted = offers.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.match != b.match { return a.match < b.match }
      return (a.rank.rawValue, left.offset) < (b.rank.rawValue, right.offset)
    }
    let candidates = sorted.prefix(most).map(\.element.candidate)
    return (candidates, sorted.count - candidates.count + omitted)
  }
}
