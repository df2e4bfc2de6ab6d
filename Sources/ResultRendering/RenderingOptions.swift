/// How an answer is written.
package struct RenderingOptions: Hashable, Sendable {
  /// The columns of the terminal that a drawn table must fit; nil where nothing may be cut or left out.
  package var width: Int?
  /// True where the reader understands the colours of a terminal.
  package var isColored: Bool
  /// Which fields whole records have; nil for those that they came with.
  package var mode: RecordMode?
  /// What stands around the rows in `ll2`; nil for a page that holds all there is.
  package var frame: AnswerFrame?

  package init(width: Int? = nil, isColored: Bool = false, mode: RecordMode? = nil, frame: AnswerFrame? = nil)
  {
    self.width = width
    self.isColored = isColored
    self.mode = mode
    self.frame = frame
  }
}
