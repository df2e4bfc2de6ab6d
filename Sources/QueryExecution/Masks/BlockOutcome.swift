/// What a condition says of the rows of a block.
enum BlockOutcome {
  case none
  case all
  /// Those whose bits are set.
  case some(UnsafePointer<UInt64>)
}
