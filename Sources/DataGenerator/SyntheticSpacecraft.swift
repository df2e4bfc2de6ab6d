/// A made-up spacecraft: what is drawn for it. Its texts follow from these numbers and its configuration.
package struct SyntheticSpacecraft {
  package let id: Int
  /// The place of its configuration among those of `Fleet`.
  let configurationIndex: Int
  /// Its number within its configuration, which its name ends with. One in a hundred has another's.
  let runningNumber: Int
  let serial: Serial
  package let isPlaceholder: Bool
  package let isInSpace: Bool
  /// Seconds.
  package let timeInSpace: Int?
  /// Seconds, at most those in space.
  package let timeDocked: Int?
  package let flightsCount: Int
  package let missionEndsCount: Int
  let status: CraftStatus
  let destinationIndex: Int
  let remark: Remark
  /// Whether its description gives its name in Cyrillic too, where its configuration has one.
  let hasRussianName: Bool
  let hasImage: Bool
  /// Seconds; only where it flew more than once.
  package let fastestTurnaround: Int?

  /// How its serial number is written.
  enum Serial {
    /// The serial number is not known.
    case unknown
    /// It is a placeholder's.
    case toBeDetermined
    /// `7`: digits only, which are text all the same.
    case digits
    /// `007`
    case padded
    /// `No.7`
    case prefixed
  }

  /// What a description ends with: some texts need escapes.
  enum Remark: Int, CaseIterable {
    case none
    case lineBreak
    case quotation
  }
}
