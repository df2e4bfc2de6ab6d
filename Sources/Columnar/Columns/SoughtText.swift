/// A text that is sought in texts, and how.
package struct SoughtText: Hashable, Sendable {
  private let needle: [UInt8]
  private let place: TextMasks.Place
  private let ignoresCase: Bool
  /// True where the texts without it are meant.
  private let isComplement: Bool

  /// Longer ones are not remembered.
  private static let mostBytes = 1 << 8

  /// Nil for a text that is too long to be remembered.
  package init?(_ needle: [UInt8], _ place: TextMasks.Place, ignoresCase: Bool, isComplement: Bool) {
    guard needle.count <= SoughtText.mostBytes else { return nil }
    (self.needle, self.place) = (needle, place)
    (self.ignoresCase, self.isComplement) = (ignoresCase, isComplement)
  }
}
