import Perigee
import ResultRendering

/// A single row of which a table shows only a part, because the screen is narrow.
enum WideRow {
  /// The format of an answer for which none was chosen: such a row is written a line a value, all else is a table.
  static func format(of result: QueryResult, on surface: Surface) -> OutputFormat {
    isCut(result, surface) ? .line : .table
  }

  /// What stands below it where a table was chosen: how to see all of it. Nil for every other answer.
  static func remark(on result: QueryResult, _ surface: Surface) -> String? {
    isCut(result, surface) ? "`.last line` shows all of it" : nil
  }

  private static func isCut(_ result: QueryResult, _ surface: Surface) -> Bool {
    guard result.rowCount == 1, let size = surface.size else { return false }
    return tableWidth(of: result) > size.columns
  }

  /// The width of a table of one row that is not cut: that of its upper border.
  private static func tableWidth(of result: QueryResult) -> Int {
    var width = 0
    var isInFirstLine = true
    let sink = ByteSink { bytes in
      for index in bytes.indices where isInFirstLine {
        if bytes[index] == UInt8(ascii: "\n") { isInFirstLine = false }
        if isInFirstLine, bytes[index] & 0xC0 != 0x80 { width += 1 }
      }
    }
    // Nothing of it can fail: the sink takes everything.
    try? ResultRenderer.render(result.resultSet, as: .table, options: RenderingOptions(), into: sink)
    return width
  }
}
