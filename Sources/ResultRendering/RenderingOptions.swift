/// How an answer is written.
package struct RenderingOptions: Hashable, Sendable {
  /// The columns of the terminal that a drawn table must fit; nil where nothing may be cut or left out.
  package var width: Int?
  /// True where the reader understands the colours of a terminal.
  package var isColored: Bool
  /// Which fields whole records have; nil for those that they came with.
  package var mode: RecordMode?

  package init(width: Int? = nil, isColored: Bool = false, mode: RecordMode? = nil) {
    self.width = width
    self.isColored = isColored
    self.mode = mode
  }
}
