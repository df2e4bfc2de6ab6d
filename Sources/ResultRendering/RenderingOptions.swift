/// How formats for people are drawn.
package struct RenderingOptions: Hashable, Sendable {
  /// The columns of the terminal that the output must fit; nil where nothing may be cut or left out.
  package var width: Int?
  /// True where the reader understands the colours of a terminal.
  package var isColored: Bool

  package init(width: Int? = nil, isColored: Bool = false) {
    self.width = width
    self.isColored = isColored
  }
}
