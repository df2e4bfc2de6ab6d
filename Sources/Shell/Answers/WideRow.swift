import Perigee
import ResultRendering

/// Chooses how an answer is written.
enum AnswerForm {
  /// The format as it was chosen; lines for a single row that is too wide for a table.
  static func fitting(_ format: OutputFormat, _ result: QueryResult, _ surface: Surface) -> OutputFormat {
    guard format == .table, result.rowCount == 1, let size = surface.size else { return format }
    return tableWidth(of: result) > size.columns ? .line : .table
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
