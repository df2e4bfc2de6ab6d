import Perigee
import ResultRendering

/// A single row of which a table shows only a part, because the screen is narrow.
enum WideRow {
  /// What stands below it: how to see all of it. Nil for every other answer.
  static func remark(on result: QueryResult, _ surface: Surface) -> String? {
    guard result.rowCount == 1, let size = surface.size, tableWidth(of: result) > size.columns else {
      return nil
    }
    return "`.last line` shows all of it"
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
