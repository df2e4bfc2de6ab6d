package import Columnar

/// One value of an answer as formats for people show it.
package enum ShownValue {
  /// The text of a value of a column of the answer, made printable and cut to `limit` columns.
  package static func text(of result: ResultSet, column: Int, row: Int, upTo limit: Int) -> String {
    var values = ShownValues(result)
    var output: [UInt8] = []
    // Nothing is asked of a sink that only takes.
    _ = try? values.append(column, row: row, upTo: limit, to: &output, asking: ByteSink { _ in })
    return String(decoding: output, as: UTF8.self)
  }
}
