package import Columnar
package import QueryDiagnostics

/// Writes the answer of a query in one of the output formats.
package enum ResultRenderer {
  /// What is said where the answer is nothing that the format can draw: a chart needs something to label its bars and
  /// something to size them. Nil where the format can write it, also where there are no rows.
  package static func refusal(of result: ResultSet, as format: OutputFormat) -> Diagnostic? {
    switch format {
    case .chart: result.count == 0 ? nil : ChartColumns.refusal(of: ShownValues(result))
    case .table, .markdown, .csv, .tsv, .json, .ndjson, .ll2, .line: nil
    }
  }

  /// Writes the whole answer and flushes the sink. Throws only what the sink's receiver throws,
  /// `RenderingInterrupted` where the sink is told to stop, and `RenderingRefused`, before anything is written, where
  /// `refusal` is not nil.
  package static func render(
    _ result: ResultSet, as format: OutputFormat, options: RenderingOptions, into sink: ByteSink
  ) throws {
    guard options.isOnTerminal, let escapes = ControlEscapes(format) else {
      return try write(result, as: format, options, into: sink)
    }
    let escaper = ControlEscaper(escapes, into: sink)
    let escaping = ByteSink { bytes in try escaper.take(bytes) }
    escaping.isInterrupted = sink.isInterrupted
    try write(result, as: format, options, into: escaping)
    try escaper.finish()
  }

  private static func write(
    _ result: ResultSet, as format: OutputFormat, _ options: RenderingOptions, into sink: ByteSink
  ) throws {
    switch format {
    case .table:
      var renderer = TableRenderer(result, options: options)
      try renderer.render(into: sink)
    case .markdown:
      var renderer = MarkdownRenderer(result)
      try renderer.render(into: sink)
    case .csv:
      var renderer = DelimitedRenderer(result, delimiter: UInt8(ascii: ","), mode: options.mode)
      try renderer.render(into: sink)
    case .tsv:
      var renderer = DelimitedRenderer(result, delimiter: UInt8(ascii: "\t"), mode: options.mode)
      try renderer.render(into: sink)
    case .json:
      var renderer = JSONRenderer(result, mode: options.mode)
      try renderer.renderArray(into: sink)
    case .ndjson:
      var renderer = JSONRenderer(result, mode: options.mode)
      try renderer.renderLines(into: sink)
    case .ll2:
      var renderer = JSONRenderer(result, mode: options.mode)
      let whole = AnswerFrame.page(count: result.count, next: nil, previous: nil)
      try renderer.render(in: options.frame ?? whole, into: sink)
    case .line:
      var renderer = LineRenderer(result, options: options)
      try renderer.render(into: sink)
    case .chart:
      guard result.count > 0 else { break }
      var renderer = try ChartRenderer(result, options: options)
      try renderer.render(into: sink)
    }
    try sink.flush()
  }
}
