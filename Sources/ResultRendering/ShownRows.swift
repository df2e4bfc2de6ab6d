/// Which rows of an answer are drawn: all, or the first and the last ones with a line between that counts the others.
struct ShownRows {
  let first: Range<Int>
  let last: Range<Int>

  /// - Parameter most: How many lines the rows may take, the line between among them; nil for any number.
  init(of count: Int, atMost most: Int?) {
    let lines = max(most ?? count, ShownRows.fewestLines)
    guard count > lines else {
      first = 0..<count
      last = count..<count
      return
    }
    let head = lines / 2
    first = 0..<head
    last = (count - (lines - 1 - head))..<count
  }

  /// A first row, the line between and a last row.
  private static let fewestLines = 3

  var omittedCount: Int { last.lowerBound - first.upperBound }

  /// How many rows are drawn.
  var count: Int { first.count + last.count }

  /// What stands in the place of the rows that are not drawn.
  func omission(isASCII: Bool) -> String {
    let rows = omittedCount == 1 ? "1 row" : "\(omittedCount) rows"
    return "\(isASCII ? "..." : "…") \(rows) left out"
  }
}
