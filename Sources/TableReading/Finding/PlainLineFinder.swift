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

  private static let doubledQuote: UInt32 = 1 << 31
  /// Places are noted in so many bits.
  private static let longestText = 1 << 31
  private static let longestLine = 1 << 28
  /// How far the last line may go beyond where lines are wanted.
  private static let reach = 1 << 14

  init(separator: UInt8, lanes: ValueLanes) {
    self.lanes = lanes
    marks = FieldMarks(separator: separator)
  }

  /// Finds lines that begin before `stop`, at most `mostRows`, and notes their values; returns where the first one begins
  /// that it has left alone.
  mutating func find(_ text: Span<UInt8>, from first: Int, until stop: Int, mostRows: Int) -> Int {
    let row = lanes.rows(of: BuilderTree.root)
    guard mostRows > 0, columns.allSatisfy({ lanes.rows(of: $0.builder) == row }) else { return first }
    let end = min(stop, PlainLineFinder.longestText - PlainLineFinder.reach)
    marks.look(at: text, from: first, to: end + PlainLineFinder.reach)
    let room = marks.number(before: end) + PlainLineFinder.reach
    if ends.count < room { ends = Array(repeating: 0, count: room) }
    starts.removeAll(keepingCapacity: true)
    let next = PlainLineFinder.goThrough(
      text, marks, from: first, until: end, width: columns.count, mostRows, &ends, &starts)
    note(text)
    return next
  }

  /// Goes through marks and writes where each line begins and where each field ends, also those of a line that is not gone
  /// through to its end; returns where the first line begins that is not. It ends where there is no room for more.
  private static func goThrough(
    _ text: Span<UInt8>, _ marks: FieldMarks, from first: Int, until stop: Int, width: Int, _ mostRows: Int,
    _ ends: inout [UInt32], _ starts: inout [UInt32]
  ) -> Int {
    let words = marks.words.span
    var ends = ends.mutableSpan
    var (count, lineFirst, lineStart, fieldStart) = (0, 0, first, first)
    var isQuoted = false
    var closingQuote = -1
    var doubled: UInt32 = 0
    for word in 0..<marks.count {
      var bits = words[word]
      guard count &+ bits.nonzeroBitCount <= ends.count else { return lineStart }
      while bits != 0 {
        let place = marks.start &+ word &<< 6 &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        let byte = text[place]
        if byte == UInt8(ascii: "\"") {
          if !isQuoted {
            guard place == fieldStart else { return lineStart }
            isQuoted = true
          } else if closingQuote < 0 {
            closingQuote = place
          } else {
            guard closingQuote &+ 1 == place else { return lineStart }
            closingQuote = -1
            doubled = doubledQuote
          }
          continue
        }
        if isQuoted {
          // What stands inside quotes is part of the field.
          guard closingQuote >= 0 else { continue }
          guard closingQuote &+ 1 == place else { return lineStart }
          isQuoted = false
          closingQuote = -1
        }
        // The line feed of a pair ends nothing more.
        guard place >= lineStart else { continue }
        ends[count] = UInt32(truncatingIfNeeded: place) | doubled
        doubled = 0
        count &+= 1
        fieldStart = place &+ 1
        guard byte != marks.separator else { continue }
        if byte == UInt8(ascii: "\r") {
          guard fieldStart < text.count, text[fieldStart] == UInt8(ascii: "\n") else { return lineStart }
          fieldStart &+= 1
        }
        guard count &- lineFirst == width, fieldStart &- lineStart < longestLine else {
          return lineStart
        }
        starts.append(UInt32(truncatingIfNeeded: lineStart))
        lineStart = fieldStart
        lineFirst = count
        if starts.count == mostRows || fieldStart >= stop { return lineStart }
      }
    }
    return lineStart
  }

  /// Notes the fields of lines, column by column.
  private func note(_ text: Span<UInt8>) {
    guard !starts.isEmpty else { return }
    lanes.append(to: BuilderTree.root, count: starts.count) { _ in FoundValue(.record) }
    for (number, column) in columns.enumerated() {
      if column.isText {
        note(number) { DelimitedValue.text(from: $0, to: $1, hasDoubledQuote: $2, in: text) }
      } else {
        note(number) { DelimitedValue.found(from: $0, to: $1, hasDoubledQuote: $2, in: text) }
      }
    }
  }

  /// Notes the fields of one column, asking for the value between two places.
  @inline(__always)
  private func note(
    _ number: Int, _ value: (_ start: Int, _ end: Int, _ hasDoubledQuote: Bool) -> FoundValue
  ) {
    let (rows, width, builder) = (starts.count, columns.count, columns[number].builder)
    let (starts, ends) = (starts.span, ends.span)
    let places = ~PlainLineFinder.doubledQuote
    lanes.append(to: builder, count: rows) { row in
      let place = row &* width &+ number
      let start = number == 0 ? Int(starts[row]) : Int(ends[place &- 1] & places) &+ 1
      return value(start, Int(ends[place] & places), ends[place] > places)
    }
  }
}
