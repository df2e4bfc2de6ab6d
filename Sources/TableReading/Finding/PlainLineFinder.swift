import CKernels

/// Finds the fields of lines that are as they should be, from the places of all separators, line breaks and quotes. It stops
/// in front of a line that is not, or that is not all there, for others to go on.
struct PlainLineFinder {
  private let lanes: ValueLanes
  private let columns: [Column]
  private let separator: UInt8
  /// A bit for each byte from `start` on that may end a field or is a quote.
  private let marks: [UInt64]
  private let start: Int

  /// A column that fields are found for.
  struct Column {
    let builder: Int
    /// True where every field is taken for a text.
    let isText: Bool
  }

  /// Places are noted in so many bits.
  private static let longestText = 1 << 32
  private static let longestLine = 1 << 28

  /// Looks for what matters between `start` and `end`.
  init(
    _ text: Span<UInt8>, from start: Int, to end: Int, columns: [Column], separator: UInt8, lanes: ValueLanes
  ) {
    self.lanes = lanes
    self.columns = columns
    self.separator = separator
    self.start = start
    let words = max(min(end, text.count, PlainLineFinder.longestText) - start, 0) / 64
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

  /// Finds lines that begin before `stop`, at most `mostRows`, and notes their values; returns where the first one begins
  /// that it has left alone.
  func find(_ text: Span<UInt8>, from first: Int, until stop: Int, mostRows: Int) -> Int {
    let row = lanes.rows(of: BuilderTree.root)
    guard mostRows > 0, columns.allSatisfy({ lanes.rows(of: $0.builder) == row }) else { return first }
    var lines = Lines(start: first)
    let firstWord = (first - start) >> 6
    guard firstWord < marks.count else { return first }
    let places = marks[firstWord...].reduce(0) { $0 + $1.nonzeroBitCount }
    let ends = [UInt32](unsafeUninitializedCapacity: places) { ends, count in
      count = goThrough(text, firstWord, until: stop, mostRows, &lines, ends)
    }
    note(lines, ends.span, text)
    return lines.next
  }

  /// The lines that have been gone through.
  private struct Lines {
    /// Where each begins.
    var starts: [UInt32] = []
    /// Where the first one begins that has not been gone through.
    var next: Int

    init(start: Int) { next = start }
  }

  /// Goes through marks and writes where each field ends, for every field of the lines; returns how many of them have been
  /// written, with those of a line that is not gone through to its end.
  private func goThrough(
    _ text: Span<UInt8>, _ firstWord: Int, until stop: Int, _ mostRows: Int, _ lines: inout Lines,
    _ ends: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    let first = lines.next
    var (count, lineFirst, fieldStart) = (0, 0, lines.next)
    var isQuoted = false
    var closingQuote = -1
    for word in firstWord..<marks.count {
      var bits = marks[word]
      if word == firstWord { bits &= UInt64.max &<< UInt64(truncatingIfNeeded: (first - start) & 63) }
      while bits != 0 {
        let place = start &+ word &<< 6 &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        let byte = text[place]
        if byte == UInt8(ascii: "\"") {
          if !isQuoted {
            guard place == fieldStart else { return count }
            isQuoted = true
          } else if closingQuote < 0 {
            closingQuote = place
          } else {
            guard closingQuote &+ 1 == place else { return count }
            closingQuote = -1
          }
          continue
        }
        if isQuoted {
          // What stands inside quotes is part of the field.
          guard closingQuote >= 0 else { continue }
          guard closingQuote &+ 1 == place else { return count }
          isQuoted = false
          closingQuote = -1
        }
        // The line feed of a pair ends nothing more.
        guard place >= lines.next else { continue }
        // There is room for an end at every mark.
        ends.initializeElement(at: count, to: UInt32(truncatingIfNeeded: place))
        count &+= 1
        fieldStart = place &+ 1
        guard byte != separator else { continue }
        if byte == UInt8(ascii: "\r") {
          guard fieldStart < text.count, text[fieldStart] == UInt8(ascii: "\n") else { return count }
          fieldStart &+= 1
        }
        guard count &- lineFirst == columns.count, fieldStart &- lines.next < PlainLineFinder.longestLine
        else {
          return count
        }
        lines.starts.append(UInt32(truncatingIfNeeded: lines.next))
        lines.next = fieldStart
        lineFirst = count
        if lines.starts.count == mostRows || fieldStart >= stop { return count }
      }
    }
    return count
  }

  /// Notes the fields of lines, column by column.
  private func note(_ lines: Lines, _ ends: Span<UInt32>, _ text: Span<UInt8>) {
    let rows = lines.starts.count
    guard rows > 0 else { return }
    lanes.append(to: BuilderTree.root, count: rows) { _ in FoundValue(.record) }
    for (number, column) in columns.enumerated() {
      if column.isText {
        note(lines, ends, number) { DelimitedValue.text(from: $0, to: $1, in: text) }
      } else {
        note(lines, ends, number) { DelimitedValue.found(from: $0, to: $1, in: text) }
      }
    }
  }

  /// Notes the fields of one column, asking for the value between two places.
  @inline(__always)
  private func note(
    _ lines: Lines, _ ends: Span<UInt32>, _ number: Int, _ value: (_ start: Int, _ end: Int) -> FoundValue
  ) {
    let (rows, width, builder) = (lines.starts.count, columns.count, columns[number].builder)
    if number == 0 {
      let starts = lines.starts.span
      lanes.append(to: builder, count: rows) { row in value(Int(starts[row]), Int(ends[row &* width])) }
    } else {
      lanes.append(to: builder, count: rows) { row in
        let place = row &* width &+ number
        return value(Int(ends[place &- 1]) &+ 1, Int(ends[place]))
      }
    }
  }
}
