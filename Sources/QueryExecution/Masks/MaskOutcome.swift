/// What a test says of the rows of a block.
enum MaskOutcome: Sendable {
  case none
  case all
  /// Those whose bits are set in the mask that the test was given.
  case some
  /// Those whose bits are set in words that a column keeps.
  case stored(StoredWords)

  /// The outcome, where the block's zone alone tells it.
  init(_ holds: Bool) { self = holds ? .all : .none }
}

/// Words of a column's bits, which nobody changes.
struct StoredWords: @unchecked Sendable {
  let start: UnsafePointer<UInt64>
}
