import Columnar
import Values

/// A field of a table, at whatever depth.
struct FieldEntry: Sendable {
  let name: String
  let folded: [UInt8]
  /// The entry of the record or list that holds it; -1 for a field of the row itself.
  let parent: Int
  let step: Int
  /// How many segments its whole path has.
  let depth: Int
  let type: FieldType
  /// The type of its values, where it holds single ones, one a row.
  let scalar: ScalarType?
  /// True where its path goes through a list.
  let isThroughList: Bool
  /// The steps from the row to it; kept where they are few, as nearly everywhere.
  let path: FieldPath?
}
