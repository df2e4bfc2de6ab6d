import Values

/// Finds the fields of lines that are as they should be, from the places of all separators, line breaks and quotes. It stops
/// in front of a line that is not, or that is not all there, for others to go on.
struct PlainLineFinder: Sendable {
  private let lanes: ValueLanes
  /// The columns that the fields of a line belong to.
  var columns: [Column] = []
  // The memory is kept from one time to the next.
  private var marks: FieldMarks
  /// Where each field ends, in the lower bits; the highest is set where a quote is doubled in it.
  private var ends: [UInt32] = []
  /// Where each line begins.
  private var starts: [UInt32] = []

  /// A column that fields are found for.
  struct Column {
    let builder: Int
    /// True where every field is taken for a text.
    let isText: Bool
  }

  /// Places are noted in so many bits.
  private static let longestText = Int(PlainLines.FieldBits.place)
  /// What is found in so many bytes of lines is noted before more is found, while both are in the nearest cache.
  private static let stretch = 20 << 10
  /// How far the last line may go beyond where lines are wanted.
  private static let reach = 4 << 10

  init(separator: UInt8, lanes: ValueLanes) {
    self.lanes = lanes
    marks = FieldMarks(separator: separator)
  }

  /// Finds lines that begin before `stop`, at most `mostRows`, and notes their values; returns where the first one begins
  /// that it has left alone.
  mutating func find(_ text: Span<UInt8>, from first: Int, until stop: Int, mostRows: Int) -> Int {
    let row = lanes.rows(of: BuilderTree.root)
    guard columns.allSatisfy({ lanes.rows(of: $0.builder) == row }) else { return first }
    let end = min(stop, PlainLineFinder.longestText - PlainLineFinder.reach)
    var (position, rows) = (first, 0)
    while position < end, rows < mostRows {
      let next = findStretch(
        text, from: position, until: min(end, position + PlainLineFinder.stretch), mostRows: mostRows - rows)
      guard next > position else { break }
      position = next
      rows += starts.count
    }
    return position
  }

  private mutating func findStretch(
    _ text: Span<UInt8>, from first: Int, until end: Int, mostRows: Int
  ) -> Int {
    marks.look(at: text, from: first, to: end + PlainLineFinder.reach)
    let room = marks.number(before: end) + PlainLineFinder.reach
    if ends.count < room { ends = Array(repeating: 0, count: room) }
    starts.removeAll(keepingCapacity: true)
    let next = PlainLineFinder.goThrough(
      text, marks,
      PlainLines(
        width: columns.count, separator: marks.separator, from: first, until: end, mostRows: mostRows), &ends,
      &starts)
    note(text)
    return next
  }

  /// Finds the fields of lines up to `stop` and a bit further; returns where the first line begins that is not gone through
  /// to its end. It ends where there is no room for more.
  private static func goThrough(
    _ text: Span<UInt8>, _ marks: FieldMarks, _ lines: PlainLines, _ ends: inout [UInt32],
    _ starts: inout [UInt32]
  ) -> Int {
    let words = marks.words.span
    var ends = ends.mutableSpan
    var lines = lines
    for word in 0..<marks.count {
      guard lines.fieldCount &+ PlainLines.mostEnds <= ends.count,
        lines.take(words[word], from: marks.start &+ word &<< 6, of: text, &ends, &starts)
      else { break }
    }
    return lines.lineStart
  }

  /// Notes the fields of lines, column by column.
  private func note(_ text: Span<UInt8>) {
    guard !starts.isEmpty else { return }
    lanes.append(to: BuilderTree.root, count: starts.count) { _ in FoundValue(.record) }
    for (number, column) in columns.enumerated() {
      if column.isText {
        note(number) { DelimitedValue.text($0, isQuoted: $1, hasDoubledQuote: $2) }
      } else {
        note(number) { DelimitedValue.found($0, isQuoted: $1, hasDoubledQuote: $2, in: text) }
      }
    }
  }

  /// Notes the fields of one column, asking for the value at a place.
  @inline(__always)
  private func note(
    _ number: Int, _ value: (_ place: Range<Int>, _ isQuoted: Bool, _ hasDoubledQuote: Bool) -> FoundValue
  ) {
    let (rows, width, builder) = (starts.count, columns.count, columns[number].builder)
    let (starts, ends) = (starts.span, ends.span)
    typealias Bits = PlainLines.FieldBits
    // For all rows at once.
    precondition(width > 0 && number < width && rows <= ends.count / width, "every field has an end")
    lanes.append(to: builder, count: rows) { row in
      let field = row &* width &+ number
      let start = number == 0 ? starts[row] : (ends[unchecked: field &- 1] & Bits.place) &+ 1
      let end = ends[unchecked: field]
      // Fields end behind their start, one after the other.
      let place = Range(uncheckedBounds: (Int(start), Int(end & Bits.place)))
      return value(place, end & Bits.quoted != 0, end & Bits.doubledQuote != 0)
    }
  }
}
