import CKernels
import Values

/// Goes through the marks of lines, 64 bytes at a time, and writes where each line begins and where each field ends.
struct PlainLines {
  /// The bits of where a field ends that say more about it.
  enum FieldBits {
    static let doubledQuote: UInt32 = 1 << 31
    static let quoted: UInt32 = 1 << 30
    static let place: UInt32 = quoted - 1
  }

  /// As many field ends can be found in one word of marks.
  static let mostEnds = 64
  static let longestLine = 1 << 28

  private let width: Int
  private let separator: UInt8
  /// Lines are wanted that begin before it, and so many.
  private let stop: Int
  private let mostRows: Int

  private(set) var fieldCount = 0
  /// Where the line begins that is being gone through; what it has so far is of no use where it is not a plain one.
  private(set) var lineStart: Int
  private var fieldStart: Int
  /// How many fields all lines have before this one.
  private var lineFirst = 0
  private var isQuoted = false
  /// The last quote inside of quotes, until it is known whether another follows; −1 where there is none.
  private var closingQuote = -1
  private var bits: UInt32 = 0

  init(width: Int, separator: UInt8, from first: Int, until stop: Int, mostRows: Int) {
    self.width = width
    self.separator = separator
    self.stop = stop
    self.mostRows = mostRows
    lineStart = first
    fieldStart = first
  }

  /// Goes through a word of marks of the bytes from `start` on; false where the search ends. `ends` has room for
  /// `mostEnds` more.
  @inline(__always)
  mutating func take(
    _ marks: perigee_field_mark_bits, from start: Int, of text: Span<UInt8>,
    _ ends: inout MutableSpan<UInt32>, _ starts: inout [UInt32]
  ) -> Bool {
    if marks.quotes == 0, !isQuoted {
      if marks.returns == 0, fieldStart <= start {
        guard marks.all != 0 else { return true }
        note(marks.all, from: start, &ends)
        fieldCount &+= Int(truncatingIfNeeded: marks.count)
        return endLines(marks.line_feeds, returns: 0, from: start, ends, &starts)
      }
      if let isGoing = takePairs(marks, from: start, &ends, &starts) { return isGoing }
    }
    return takeQuoted(marks, from: start, &ends, &starts)
      ?? takeOneByOne(marks.all, from: start, of: text, &ends, &starts)
  }

  /// Where nothing is quoted and one line ends, with a carriage return and a line feed. Nil where that is not so: nothing
  /// has been taken then.
  @inline(__always)
  private mutating func takePairs(
    _ marks: perigee_field_mark_bits, from start: Int, _ ends: inout MutableSpan<UInt32>,
    _ starts: inout [UInt32]
  ) -> Bool? {
    let returns = marks.returns
    guard fieldStart <= start, returns != 0, returns & (returns &- 1) == 0, returns &>> 63 == 0,
      marks.line_feeds == returns &<< 1
    else { return nil }
    let fieldEnds = marks.all & ~marks.line_feeds
    note(fieldEnds, from: start, &ends)
    if returns > fieldEnds & ~returns { fieldStart &+= 1 }
    // All but the line feed.
    fieldCount &+= Int(truncatingIfNeeded: marks.count &- 1)
    return endLines(returns, returns: returns, from: start, ends, &starts)
  }

  /// Notes where fields end, and where the next one begins.
  @inline(__always)
  private mutating func note(_ fieldEnds: UInt64, from start: Int, _ ends: inout MutableSpan<UInt32>) {
    let first = UInt32(truncatingIfNeeded: start)
    var rest = fieldEnds
    var place = fieldCount
    repeat {
      // Eight at a time, as a rule all there are, also where there are fewer: that is quicker than to ask after each
      // one. What is too much is overwritten by the next word. There is room for a whole one.
      for next in 0..<8 {
        ends[unchecked: place &+ next] = first &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
      place &+= 8
    } while rest != 0
    fieldStart = start &+ 64 &- fieldEnds.leadingZeroBitCount
  }

  /// Ends lines at some marks, of which those of carriage returns stand for two bytes.
  @inline(__always)
  private mutating func endLines(
    _ lineEnds: UInt64, returns: UInt64, from start: Int, _ ends: borrowing MutableSpan<UInt32>,
    _ starts: inout [UInt32]
  ) -> Bool {
    var rest = lineEnds
    while rest != 0 {
      let lowest = rest.trailingZeroBitCount
      rest &= rest &- 1
      // A line is as wide as it should be where its last field ends with it: that is sooner seen than counted.
      let last = lineFirst &+ width &- 1
      guard last < fieldCount, Int(ends[last] & FieldBits.place) == start &+ lowest else { return false }
      let length = returns &>> UInt64(truncatingIfNeeded: lowest) & 1 == 1 ? 2 : 1
      guard endLine(next: start &+ lowest &+ length, &starts) else { return false }
    }
    return true
  }

  /// The same where fields are quoted, and what stands inside of quotes ends nothing, or where lines end with carriage
  /// returns and line feeds. Nil where something stands where it should not, or that cannot be seen yet: nothing has been
  /// taken then.
  @inline(never)
  private mutating func takeQuoted(
    _ marks: perigee_field_mark_bits, from start: Int, _ ends: inout MutableSpan<UInt32>,
    _ starts: inout [UInt32]
  ) -> Bool? {
    let wasClosed = closingQuote >= 0
    guard !wasClosed || closingQuote &+ 1 == start else { return nil }
    // From each opening quote up to the one that closes it; a doubled one closes and opens again.
    let inside = PlainLines.parities(of: marks.quotes) ^ (isQuoted && !wasClosed ? .max : 0)
    let returns = marks.returns & ~inside
    // Line feeds that belong to a return: at the first byte one may come that belongs to the word before.
    let pairs = returns &<< 1 | (fieldStart > start ? 1 : 0)
    guard pairs & ~marks.line_feeds == 0, returns &>> 63 == 0 else { return nil }
    let closing = marks.quotes & ~inside
    let behindClosing = closing &<< 1 | (wasClosed ? 1 : 0)
    let fieldEnds = marks.all & ~marks.quotes & ~inside & ~pairs
    let fieldStarts = (fieldEnds & ~returns | pairs) &<< 1 | (fieldStart == start ? 1 : 0)
    let doubled = marks.quotes & inside & behindClosing
    guard marks.quotes & inside & ~(fieldStarts | doubled) == 0, behindClosing & ~(fieldEnds | doubled) == 0
    else { return nil }
    let before = fieldCount
    if fieldEnds != 0 {
      note(fieldEnds, from: start, &ends)
      // The line feed of the last pair, if that ends the last field.
      if returns > fieldEnds & ~returns { fieldStart &+= 1 }
      fieldCount &+= fieldEnds.nonzeroBitCount
      ends[before] |= bits
      bits = 0
      note(FieldBits.quoted, of: fieldEnds & behindClosing, among: fieldEnds, before, &ends)
    }
    note(FieldBits.doubledQuote, of: doubled, among: fieldEnds, before, &ends)
    closingQuote = closing &>> 63 == 1 ? start &+ 63 : -1
    isQuoted = closingQuote >= 0 || inside &>> 63 == 1
    if isQuoted { bits |= FieldBits.quoted }
    let lineEnds = (marks.line_feeds & fieldEnds) | returns
    return endLines(lineEnds, returns: returns, from: start, ends, &starts)
  }

  /// Notes more about the fields in which places stand, of fields that end at some marks and before which there were so
  /// many; of the one that ends later it is kept in mind.
  @inline(__always)
  private mutating func note(
    _ what: UInt32, of places: UInt64, among marks: UInt64, _ before: Int, _ ends: inout MutableSpan<UInt32>
  ) {
    var rest = places
    while rest != 0 {
      // Those before the lowest place.
      let number = (marks & (rest ^ (rest &- 1)) & ~rest).nonzeroBitCount
      if number < marks.nonzeroBitCount { ends[before &+ number] |= what } else { bits |= what }
      rest &= rest &- 1
    }
  }

  /// For each bit whether an odd number of bits is set up to it.
  @inline(__always)
  private static func parities(of bits: UInt64) -> UInt64 {
    var parities = bits
    for distance: UInt64 in [1, 2, 4, 8, 16, 32] { parities ^= parities &<< distance }
    return parities
  }

  @inline(never)
  private mutating func takeOneByOne(
    _ marks: UInt64, from start: Int, of text: Span<UInt8>, _ ends: inout MutableSpan<UInt32>,
    _ starts: inout [UInt32]
  ) -> Bool {
    var marks = marks
    while marks != 0 {
      let place = start &+ marks.trailingZeroBitCount
      marks &= marks &- 1
      let byte = text[place]
      if byte == UInt8(ascii: "\"") {
        guard takeQuote(at: place) else { return false }
        continue
      }
      if isQuoted {
        // What stands inside quotes is part of the field.
        guard closingQuote >= 0 else { continue }
        guard closingQuote &+ 1 == place else { return false }
        isQuoted = false
        closingQuote = -1
      }
      // The line feed of a pair ends nothing more.
      guard place >= lineStart else { continue }
      ends[fieldCount] = UInt32(truncatingIfNeeded: place) | bits
      bits = 0
      fieldCount &+= 1
      fieldStart = place &+ 1
      guard byte != separator else { continue }
      if byte == UInt8(ascii: "\r") {
        guard fieldStart < text.count, text[fieldStart] == UInt8(ascii: "\n") else { return false }
        fieldStart &+= 1
      }
      guard fieldCount &- lineFirst == width, endLine(next: fieldStart, &starts) else { return false }
    }
    return true
  }

  private mutating func takeQuote(at place: Int) -> Bool {
    if !isQuoted {
      guard place == fieldStart else { return false }
      isQuoted = true
      bits = FieldBits.quoted
    } else if closingQuote < 0 {
      closingQuote = place
    } else {
      guard closingQuote &+ 1 == place else { return false }
      closingQuote = -1
      bits |= FieldBits.doubledQuote
    }
    return true
  }

  /// Ends a line that is as wide as it should be; false where it is too long, or no other is wanted.
  @inline(__always)
  private mutating func endLine(next: Int, _ starts: inout [UInt32]) -> Bool {
    guard next &- lineStart < PlainLines.longestLine else { return false }
    starts.append(UInt32(truncatingIfNeeded: lineStart))
    lineStart = next
    lineFirst &+= width
    return starts.count < mostRows && next < stop
  }
}
