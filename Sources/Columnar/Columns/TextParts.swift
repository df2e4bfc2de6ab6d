/// What a column of texts is made of.
final class TextParts: Hashable, Sendable {
  let storage: TextColumn.Storage
  let nullity: Nullity
  let count: Int
  let knowledge = TextKnowledge()

  init(_ storage: TextColumn.Storage, _ nullity: Nullity) {
    self.storage = storage
    self.nullity = nullity
    count =
      switch storage {
      case .dictionary(_, let codes, _): codes.count
      case .arena(let texts): texts.count
      }
  }

  static func == (left: TextParts, right: TextParts) -> Bool {
    left === right || left.nullity == right.nullity && left.storage == right.storage
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(nullity)
    hasher.combine(storage)
  }
}
