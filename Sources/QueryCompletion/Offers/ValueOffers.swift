import Columnar
import QueryBinder
import QuerySyntax
import Values

/// Offers the values with which a field may be compared.
struct ValueOffers {
  let place: StatementPlace
  /// What the cursor's value is compared with.
  let column: Column
  let path: FieldPath
  let values: ColumnValues
  /// True where the quote that ends the text stands behind the cursor already.
  let isClosed: Bool
  let most: Int

  func add(to offers: inout Offers) {
    if let texts = column.texts {
      guard place.allowed.contains(.text) else { return }
      addTexts(texts, to: &offers)
      return
    }
    switch column {
    case .boolean:
      for value in ["true", "false"] where place.word.form == .plain {
        offers.add(CompletionCandidate(value, kind: .value), as: .value)
      }
    case .number(let numbers):
      let ranges = numbers.zones.smallest.indices.compactMap { numbers.zones.range(ofBlock: $0) }
      guard let smallest = ranges.map(\.lowerBound).min(), let largest = ranges.map(\.upperBound).max() else {
        return
      }
      addBounds(
        Column.scalar(numbers.type, numbers.value(ofCode: smallest)),
        Column.scalar(numbers.type, numbers.value(ofCode: largest)), to: &offers)
    case .real(let reals):
      let ranges = reals.zones.compactMap { $0 }
      guard let smallest = ranges.map(\.lowerBound).min(), let largest = ranges.map(\.upperBound).max() else {
        return
      }
      addBounds(.real(smallest), .real(largest), to: &offers)
    case .text, .mixed, .record, .list: break
    }
  }

  private func addTexts(_ texts: TextColumn, to offers: inout Offers) {
    let found = values.matches(place.word.content, in: texts, at: path, most: most)
    for match in found.values {
      let detail = match.count.map { $0 == 1 ? "1 row" : "\($0) rows" } ?? ""
      offers.add(candidate(match.text, detail: detail), as: .value, matching: match.match)
    }
    offers.omit(found.omitted)
  }

  private func addBounds(_ smallest: Scalar, _ largest: Scalar, to offers: inout Offers) {
    for (value, detail) in [(smallest, "the smallest"), (largest, "the largest")] {
      var bytes: [UInt8] = []
      value.write(to: &bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      switch (value, place.word.form) {
      case (.date, _), (.timestamp, _), (.duration, .text):
        guard place.allowed.contains(.text) else { continue }
        offers.add(candidate(text, detail: detail), as: .value, named: text)
      case (.duration, .plain), (.integer, .plain), (.real, .plain):
        offers.add(CompletionCandidate(text, detail: detail, kind: .value), as: .value)
      default: break
      }
    }
  }

  /// A text as a literal, in the quotes that are open.
  private func candidate(_ text: String, detail: String) -> CompletionCandidate {
    var quote = UInt8(ascii: "'")
    if case .text(let open) = place.word.form { quote = open }
    let literal = QuotedText.quote(text, with: quote)
    return CompletionCandidate(
      isClosed ? String(decoding: literal.utf8.dropLast(), as: UTF8.self) : literal, detail: detail,
      kind: .value, isFinished: !isClosed)
  }
}
