package import QueryDiagnostics

/// Where an expression was written, and where what it consists of begins.
package struct ExpressionPlace: Sendable {
  static let disorder: Int32 = -1

  package let span: SourceSpan
  /// While drafts are made: the first draft that it consists of, where these are all the drafts up to it in the order of
  /// `Emission`; else negative.
  let start: Int32

  init(span: SourceSpan, start: Int32 = disorder) {
    self.span = span
    self.start = start
  }
}
