/// What is wrong with a grammar, and where in its file.
package struct GrammarFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// From 1; 0 where the fault belongs to no line.
  package let line: Int
  package let message: String

  package init(line: Int, _ message: String) {
    self.line = line
    self.message = message
  }

  package var description: String { line == 0 ? message : "line \(line): \(message)" }
}
