/// How names are written in the language, in backquotes where they need them. Told by whoever knows its grammar.
package struct NameForms: Sendable {
  /// At the beginning of a path.
  package let leading: @Sendable (String) -> String
  /// Behind a `.`.
  package let afterPoint: @Sendable (String) -> String
  /// Behind `as`.
  package let afterAs: @Sendable (String) -> String

  package init(
    leading: @escaping @Sendable (String) -> String, afterPoint: @escaping @Sendable (String) -> String,
    afterAs: @escaping @Sendable (String) -> String
  ) {
    self.leading = leading
    self.afterPoint = afterPoint
    self.afterAs = afterAs
  }
}
