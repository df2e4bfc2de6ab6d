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
    marks.others == 0 && !isQuoted && fieldStart <= start
      ? takeEnds(marks, from: start, &ends, &starts)
      : takeOneByOne(marks.all, from: start, of: text, &ends, &starts)
  }

  /// Where nothing is quoted every mark ends a field.
  @inline(__always)
  private mutating func takeEnds(
    _ marks: perigee_field_mark_bits, from start: Int, _ ends: inout MutableSpan<UInt32>,
    _ starts: inout [UInt32]
  ) -> Bool {
    guard marks.all != 0 else { return true }
    let first = UInt32(truncatingIfNeeded: start)
    var rest = marks.all
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
    let before = fieldCount
    fieldCount &+= marks.all.nonzeroBitCount
    fieldStart = start &+ 64 &- marks.all.leadingZeroBitCount
    var feeds = marks.line_feeds
    while feeds != 0 {
      let number = before &+ (marks.all & (feeds ^ (feeds &- 1))).nonzeroBitCount
      let next = start &+ feeds.trailingZeroBitCount &+ 1
      feeds &= feeds &- 1
      guard endLine(fields: number, next: next, &starts) else { return false }
    }
    return true
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
      guard endLine(fields: fieldCount, next: fieldStart, &starts) else { return false }
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

  /// Ends a line, after so many fields in all; false where it has not as many as it should, or no other is wanted.
  @inline(__always)
  private mutating func endLine(fields: Int, next: Int, _ starts: inout [UInt32]) -> Bool {
    guard fields &- lineFirst == width, next &- lineStart < PlainLines.longestLine else { return false }
    starts.append(UInt32(truncatingIfNeeded: lineStart))
    lineStart = next
    lineFirst = fields
    return starts.count < mostRows && next < stop
  }
}
