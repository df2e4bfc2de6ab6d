/// What a test says of the rows of a block.
enum MaskOutcome: Sendable {
  case none
  case all
  /// Those whose bits are set in the mask.
  case some

  /// The outcome, where the block's zone alone tells it.
  init(_ holds: Bool) { self = holds ? .all : .none }
}
