/// A text that was typed, and when.
package struct HistoryEntry: Hashable, Sendable {
  /// It may have several lines.
  package let text: String
  /// In seconds since the beginning of 1970; nil where it is not known.
  package let time: Int?

  package init(_ text: String, time: Int?) {
    self.text = text
    self.time = time
  }
}
