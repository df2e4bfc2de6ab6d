package import Columnar

/// Writes the answer of a query in one of the output formats.
package enum ResultRenderer {
  /// Writes the whole answer and flushes the sink. Throws only what the sink's receiver throws.
  package static func render(
    _ result: ResultSet, as format: OutputFormat, options: RenderingOptions, into sink: ByteSink
  ) throws {
    switch format {
    case .table:
      var renderer = TableRenderer(result, options: options)
      try renderer.render(into: sink)
    case .json:
      var renderer = JSONRenderer(result)
      try renderer.renderArray(into: sink)
    case .ndjson:
      var renderer = JSONRenderer(result)
      try renderer.renderLines(into: sink)
    case .csv:
      var renderer = CSVRenderer(result)
      try renderer.render(into: sink)
    }
    try sink.flush()
  }
}
