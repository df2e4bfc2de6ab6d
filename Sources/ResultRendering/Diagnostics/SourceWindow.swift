/// The part of a source line around a span that is shown, cut to `widthLimit` columns, and the carets below it.
struct SourceWindow {
  /// The line, with `…` where it is cut.
  let text: [UInt8]
  /// The columns before the carets.
  let caretColumn: Int
  /// At least one.
  let caretCount: Int

  /// The most columns of a line that are shown, the ellipses aside.
  static let widthLimit = 116
  /// Where a line is cut, so many columns are left before the span.
  private static let leadLimit = 40

  init(_ line: SourceLine) {
    let first = SourceWindow.firstUnit(of: line)
    let firstColumn = first < line.units.count ? line.units[first].startColumn : line.width
    let last =
      line.units[first...].firstIndex {
        $0.beginsCharacter && $0.endColumn > firstColumn + SourceWindow.widthLimit
      } ?? line.units.count
    let lastColumn = last < line.units.count ? line.units[last].startColumn : line.width
    let start = first < line.units.count ? line.units[first].shownStart : line.shown.count
    let end = last < line.units.count ? line.units[last].shownStart : line.shown.count

    let ellipsis = Array("…".utf8)
    let isCutBefore = first > 0 || line.isCutBefore
    let isCutAfter = last < line.units.count || line.isCutAfter
    text = (isCutBefore ? ellipsis : []) + line.shown[start..<end] + (isCutAfter ? ellipsis : [])
    caretColumn = line.carets.lowerBound - firstColumn + (isCutBefore ? 1 : 0)
    caretCount = max(min(line.carets.upperBound, lastColumn) - line.carets.lowerBound, 1)
  }

  /// The first unit shown: the first of the line if all of it fits, else one not far before the span.
  private static func firstUnit(of line: SourceLine) -> Int {
    guard line.width > widthLimit else { return 0 }
    let column = min(line.carets.lowerBound - leadLimit, line.width - widthLimit)
    guard column > 0 else { return 0 }
    // The column lies before the carets, so that a character begins between it and them.
    return line.units.firstIndex { $0.beginsCharacter && $0.startColumn >= column } ?? 0
  }
}
