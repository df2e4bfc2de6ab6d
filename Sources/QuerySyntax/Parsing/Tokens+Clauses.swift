// Asked of the tokens and not of the parser: to look at it, it would be copied.
extension [Token] {
  /// The clause that a word opens there. After `.` and `as` it is a name.
  func clauseKeyword(at index: Int) -> Keyword? {
    guard let keyword = self[index].keyword, keyword.opensClause else { return nil }
    return takesAnyWord(at: index) ? nil : keyword
  }

  /// True where every word is a name: behind a `.` and behind an `as` that gives a name.
  func takesAnyWord(at index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = self[index - 1]
    return before.kind == .dot || before.keyword == .as && isNaming(before: index)
  }

  /// True where the token before `index` is an `as` that gives a name: of several in a row every other one is a name
  /// itself, and so is one behind a `.`.
  private func isNaming(before index: Int) -> Bool {
    var first = index
    while first > 0, self[first - 1].keyword == .as { first -= 1 }
    let isBehindDot = first > 0 && first < index && self[first - 1].kind == .dot
    return (index - first - (isBehindDot ? 1 : 0)) % 2 == 1
  }
}
