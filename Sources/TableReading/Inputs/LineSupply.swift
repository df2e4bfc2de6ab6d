/// Gives one reader the lines of an input that several read, piece by piece.
protocol LineSupply: SendableMetatype {
  /// What lines stand in.
  var bytes: [UInt8] { get }

  /// Takes the next piece that nobody has taken: its number, from 0 in the order of the input; nil where there is none.
  mutating func nextPiece() -> Int?

  /// The next whole lines of the piece: where they stand in `bytes`, and where they begin in the input. Nil behind the
  /// last, and where the system fails: then the reading is given up.
  mutating func nextLines() -> (place: Range<Int>, start: Int)?
}
