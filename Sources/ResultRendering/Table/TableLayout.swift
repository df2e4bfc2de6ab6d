/// How wide the columns of a drawn table are, and how many of them are shown.
struct TableLayout {
  /// What a column would like to have.
  struct Demand {
    let header: Int
    /// The widest of its values.
    let values: Int
    /// True for texts, which may be cut; numbers and times are shown whole.
    let isCuttable: Bool
    /// So much a cut text keeps at least.
    var leastText = TableLayout.leastText

    var natural: Int { max(header, values) }

    /// With less than this the column is left out. The names above numbers may be cut.
    var least: Int { max(isCuttable ? 0 : values, min(natural, leastText)) }
  }

  /// What most texts keep at least where they are cut.
  fileprivate static let leastText = 12

  /// Of the columns shown, which are the first ones.
  let widths: [Int]
  let leftOutCount: Int

  /// Lays out a table: with a width, first texts and headers are cut, the widest first, then the last columns
  /// are left out.
  init(_ demands: [Demand], fitting width: Int?) {
    guard let width else {
      widths = demands.map(\.natural)
      leftOutCount = 0
      return
    }
    var shown = demands[...]
    while shown.count > 1, TableLayout.total(shown.map(\.least)) > width { shown.removeLast() }
    leftOutCount = demands.count - shown.count
    if shown.count == 1, let only = shown.first {
      widths = [max(1, min(only.natural, width - TableLayout.total([0])))]
    } else {
      widths = TableLayout.widths(shown, fitting: width)
    }
  }

  /// The table's width over all: a border and a space on both sides of every column.
  static func total(_ widths: [Int]) -> Int { widths.reduce(1) { $0 + $1 + 3 } }

  /// Cuts all columns at the greatest common width at which they fit, then gives the rest to the first.
  private static func widths(_ shown: ArraySlice<Demand>, fitting width: Int) -> [Int] {
    func cut(at limit: Int) -> [Int] { shown.map { max($0.least, min($0.natural, limit)) } }
    var fits = 0
    var exceeds = (shown.map(\.natural).max() ?? 0) + 1
    while exceeds - fits > 1 {
      let middle = (fits + exceeds) / 2
      if total(cut(at: middle)) <= width { fits = middle } else { exceeds = middle }
    }
    var widths = cut(at: fits)
    var rest = width - total(widths)
    for (index, demand) in shown.enumerated() where rest > 0 && widths[index] < demand.natural {
      widths[index] += 1
      rest -= 1
    }
    return widths
  }
}
