/// How an answer is written.
package struct RenderingOptions: Hashable, Sendable {
  /// The columns of the terminal that a table or a chart must fit; nil where nothing may be cut or left out.
  package var width: Int?
  /// True where the reader understands the colours of a terminal.
  package var isColored: Bool
  /// Which fields whole records have; nil for those that they came with.
  package var mode: RecordMode?
  /// What stands around the rows in `ll2`; nil for a page that holds all there is.
  package var frame: AnswerFrame?
  /// How many lines the rows of a table or a chart may take: of more rows the first and the last are drawn, and between
  /// them a line that counts the others. Less than three count as three; nil draws every row.
  package var mostRows: Int?
  /// True where borders and bars must be drawn in ASCII.
  package var isASCII: Bool
  /// True where the answer is shown on a terminal, which nothing in the data may steer: there also the formats for
  /// programs escape the controls that they would write as they are.
  package var isOnTerminal: Bool
  /// The column of a table that has paths, which are cut at their beginnings: they differ at their ends. Nil for none.
  package var pathColumn: Int?
  /// What stands behind the number of rows in the last line of a table; nil for nothing.
  package var remark: String?

  package init(
    width: Int? = nil, isColored: Bool = false, mode: RecordMode? = nil, frame: AnswerFrame? = nil,
    mostRows: Int? = nil, isASCII: Bool = false, isOnTerminal: Bool = false
  ) {
    self.width = width
    self.isColored = isColored
    self.mode = mode
    self.frame = frame
    self.mostRows = mostRows
    self.isASCII = isASCII
    self.isOnTerminal = isOnTerminal
  }
}
