import QueryDiagnostics

/// The line that a diagnostic is about as a terminal shows it: no control characters, tabs as spaces.
///
/// Looks only at bytes near the beginning of the span, so that its cost does not depend on how long the line is.
struct SourceLine {
  /// One code point as it is shown.
  struct Unit {
    let source: Range<Int>
    /// Where its bytes begin in `shown`.
    let shownStart: Int
    /// The columns before the character that it belongs to, and after it.
    let startColumn: Int
    let endColumn: Int
    let beginsCharacter: Bool
  }

  /// Bytes looked at before and after the beginning of the span: enough for a shown line of three bytes a column.
  private static let byteLimit = 350
  private static let tabStop = 4

  private(set) var shown: [UInt8] = []
  private(set) var units: [Unit] = []
  /// The columns of all of `shown`.
  private(set) var width = 0
  /// Where the carets stand; at least one column.
  let carets: Range<Int>
  /// True where the line goes on before or after the bytes looked at.
  let isCutBefore: Bool
  let isCutAfter: Bool

  init(_ source: SourceText, _ span: SourceSpan) {
    let bytes = source.utf8
    let span = SourceLine.placed(span, in: bytes)
    // A byte order mark is no part of the line.
    var range = SourceLine.range(around: span.start, in: bytes)
    range = max(range.lowerBound, min(source.markLength, range.upperBound))..<range.upperBound
    isCutBefore = range.lowerBound > source.markLength && bytes[range.lowerBound - 1] != newline
    isCutAfter = range.upperBound < bytes.count && !isLineEnd(bytes[range.upperBound])
    (shown, units) = SourceLine.drawn(bytes[range])
    width = units.last?.endColumn ?? 0
    carets = SourceLine.carets(for: span, under: units, width: width)
  }

  /// Cuts the span to the text. What is missing at the end of the text is missing after its last word, not on
  /// the empty line after it.
  private static func placed(_ span: SourceSpan, in bytes: [UInt8]) -> SourceSpan {
    let start = min(max(span.start, 0), bytes.count)
    if start == bytes.count, let last = bytes.lastIndex(where: { !isLineEnd($0) && !isBlank($0) }),
      bytes[last...].contains(newline)
    {
      return .point(last + 1)
    }
    return SourceSpan(start, min(max(span.end, start), bytes.count))
  }

  /// The bytes of the line around `start`, at most `byteLimit` to either side, in whole code points.
  private static func range(around start: Int, in bytes: [UInt8]) -> Range<Int> {
    let least = max(start - byteLimit, 0)
    let most = min(start + byteLimit, bytes.count)
    var lower = start
    while lower > least, bytes[lower - 1] != newline { lower -= 1 }
    while lower > 0, lower < start, isContinuation(bytes[lower]) { lower += 1 }
    var upper = start
    while upper < most, bytes[upper] != newline { upper += 1 }
    if upper == bytes.count || bytes[upper] == newline {
      if upper > lower, bytes[upper - 1] == carriageReturn { upper -= 1 }
    } else {
      while upper > start, isContinuation(bytes[upper]) { upper -= 1 }
    }
    return lower..<upper
  }

  private static func drawn(_ line: ArraySlice<UInt8>) -> (shown: [UInt8], units: [Unit]) {
    var shown: [UInt8] = []
    var units: [Unit] = []
    shown.reserveCapacity(line.count)
    units.reserveCapacity(line.count)
    var reader = ScalarReader(line)
    var meter = WidthMeter()
    var position = line.startIndex
    while let (scalar, length) = reader.next() {
      let shownStart = shown.count
      var beginsCharacter = true
      if scalar == "\t" {
        let count = tabStop - meter.width % tabStop
        shown.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
        meter.take(columns: count)
      } else {
        beginsCharacter = PrintableText.append(scalar, measuredBy: &meter, to: &shown)
      }
      units.append(
        Unit(
          source: position..<position + length, shownStart: shownStart, startColumn: meter.characterStart,
          endColumn: meter.width, beginsCharacter: beginsCharacter))
      position += length
    }
    return (shown, units)
  }

  /// The columns of the code points that the span touches; one column for an empty span.
  private static func carets(for span: SourceSpan, under units: [Unit], width: Int) -> Range<Int> {
    guard let first = units.firstIndex(where: { $0.source.upperBound > span.start }) else {
      return width..<width + 1
    }
    let start = units[first].startColumn
    var end = start + 1
    for unit in units[first...] {
      guard unit.source.lowerBound < span.end else { break }
      end = max(end, unit.endColumn)
    }
    return start..<end
  }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

private func isLineEnd(_ byte: UInt8) -> Bool { byte == newline || byte == carriageReturn }
private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
