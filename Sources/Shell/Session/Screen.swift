package import QueryDiagnostics

/// Where a session writes.
package protocol Screen: AnyObject {
  /// In columns and lines; nil where answers go into a file or a pipe, and nothing of them may be cut or left out.
  var size: (columns: Int, lines: Int)? { get }
  /// True where answers may be coloured.
  var isColored: Bool { get }
  /// True where only ASCII can be shown for sure.
  var isASCII: Bool { get }

  /// Writes a part of an answer.
  ///
  /// - Parameter isStopped: Asked again and again while nobody takes the bytes.
  /// - Returns: False where it was stopped before all were written.
  func write(_ bytes: Span<UInt8>, unless isStopped: () -> Bool) throws -> Bool

  /// Writes what is not part of an answer: a remark, the end of a line.
  func remark(_ text: String)

  /// Tells what is wrong, or worth knowing.
  func report(_ diagnostics: [Diagnostic], in source: SourceText?)
}
