import CKernels

/// Finds the fields of lines that are as they should be, from the places of all separators, line breaks and quotes. It stops
/// in front of a line that is not, or that is not all there, with everything before it noted, for others to go on.
struct PlainLineFinder {
  private let lanes: ValueLanes
  /// The lanes of the columns: none is added while lines are found.
  private let columns: [UnsafeMutablePointer<ValueLanes.Lane>]
  private let separator: UInt8
  /// A bit for each byte from `start` on that may end a field or is a quote.
  private let marks: [UInt64]
  private let start: Int

  /// Looks for what matters between `start` and `end`.
  init(
    _ text: Span<UInt8>, from start: Int, to end: Int, columns: [Int], separator: UInt8, lanes: ValueLanes
  ) {
    self.lanes = lanes
    self.columns = columns.map(lanes.lane)
    self.separator = separator
    self.start = start
    let words = max(min(end, text.count) - start, 0) / 64
    marks = [UInt64](unsafeUninitializedCapacity: words) { marks, count in
      text.withUnsafeBufferPointer { text in
        // All bytes of so many words lie inside the text.
        if words > 0, let first = text.baseAddress, let output = marks.baseAddress {
          perigee_field_marks(first + start, words, separator, output)
        }
      }
      count = words
    }
  }

  /// Finds lines that begin before `stop`, at most `mostRows`; returns where the first one begins that it has left alone.
  /// Of that line something may have been noted, which the caller takes back.
  func find(_ text: Span<UInt8>, from first: Int, until stop: Int, mostRows: Int) -> Int {
    let firstWord = (first - start) >> 6
    guard mostRows > 0, firstWord < marks.count else { return first }
    return columns.withUnsafeBufferPointer { columns in
      var line = Line(start: first, row: lanes.rows(of: BuilderTree.root))
      var rowsLeft = mostRows
      for word in firstWord..<marks.count {
        var bits = marks[word]
        if word == firstWord { bits &= UInt64.max &<< UInt64(truncatingIfNeeded: (first - start) & 63) }
        while bits != 0 {
          let place = start &+ word &<< 6 &+ bits.trailingZeroBitCount
          bits &= bits &- 1
          // The place lies inside the text, as all that is marked.
          let byte = text[unchecked: place]
          if byte == separator, !line.isQuoted {
            guard note(line.fieldStart..<place, .field, &line, columns) else { return line.start }
            line.fieldStart = place &+ 1
            continue
          }
          // The line feed of a pair ends nothing more.
          guard place >= line.start else { continue }
          guard step(text, byte, at: place, &line, columns) else { return line.start }
          guard line.isAtStart else { continue }
          lanes.append(FoundValue(.record), to: BuilderTree.root)
          rowsLeft &-= 1
          if rowsLeft == 0 || line.start >= stop { return line.start }
        }
      }
      return line.start
    }
  }

  /// How far a line has been gone through.
  private struct Line {
    var start: Int
    var row: Int
    var column = 0
    /// Where the field begins; behind its opening quote.
    var fieldStart: Int
    var isQuoted = false
    var hasQuotes = false
    /// Where the quote stands that has ended the field, or may be the first of two; −1 where there is none.
    var closingQuote = -1

    init(start: Int, row: Int) {
      self.start = start
      self.row = row
      fieldStart = start
    }

    /// True where the line before has just ended.
    var isAtStart: Bool { column == 0 && fieldStart == start && !isQuoted }
  }

  /// Goes over a byte that is marked and not simply the end of a field; false where the line is not as it should be.
  private func step(
    _ text: Span<UInt8>, _ byte: UInt8, at place: Int, _ line: inout Line,
    _ columns: UnsafeBufferPointer<UnsafeMutablePointer<ValueLanes.Lane>>
  ) -> Bool {
    if byte == UInt8(ascii: "\"") { return stepOverQuote(at: place, &line) }
    var fieldEnd = place
    if line.isQuoted {
      // What stands inside quotes is part of the field.
      guard line.closingQuote >= 0 else { return true }
      guard line.closingQuote &+ 1 == place else { return false }
      fieldEnd = line.closingQuote
    }
    var next = place &+ 1
    if byte == UInt8(ascii: "\r") {
      guard next < text.count, text[next] == UInt8(ascii: "\n") else { return false }
      next &+= 1
    }
    let form: FoundValue.Form = line.hasQuotes ? .quotedField : .field
    guard byte == separator || line.column &+ 1 == columns.count,
      note(line.fieldStart..<fieldEnd, form, &line, columns)
    else { return false }
    if byte == separator {
      line.fieldStart = next
    } else {
      line = Line(start: next, row: line.row &+ 1)
    }
    return true
  }

  private func stepOverQuote(at place: Int, _ line: inout Line) -> Bool {
    guard line.isQuoted else {
      guard place == line.fieldStart else { return false }
      line.isQuoted = true
      line.fieldStart = place &+ 1
      return true
    }
    guard line.closingQuote >= 0 else {
      line.closingQuote = place
      return true
    }
    guard line.closingQuote &+ 1 == place else { return false }
    line.hasQuotes = true
    line.closingQuote = -1
    return true
  }

  /// Notes the field of the next column; false where it cannot be noted.
  @inline(__always)
  private func note(
    _ field: Range<Int>, _ form: FoundValue.Form, _ line: inout Line,
    _ columns: UnsafeBufferPointer<UnsafeMutablePointer<ValueLanes.Lane>>
  ) -> Bool {
    guard line.column < columns.count else { return false }
    let lane = columns[line.column]
    guard lane.pointee.rows == line.row else { return false }
    if field.isEmpty, !line.isQuoted {
      lane.pointee.append(FoundValue(.null))
    } else {
      guard let found = FoundValue(form, at: field) else { return false }
      lane.pointee.append(found)
      line.isQuoted = false
      line.hasQuotes = false
      line.closingQuote = -1
    }
    line.column &+= 1
    return true
  }
}
