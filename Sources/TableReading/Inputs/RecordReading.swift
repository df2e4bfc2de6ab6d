/// What reads the records of one input into builders, as many as are whole at a time.
protocol RecordReading: Sendable {
  var tree: BuilderTree { get set }
  var limits: ReadingLimits { get }
  /// How many more values that records lack may be written out.
  var absence: AbsenceAllowance { get }
  /// Where the values stand that were looked for and found, in the input, by their number among the wishes.
  var wantedPlaces: [Int: Range<Int>] { get }
  var repeatedNames: RepeatedNames { get }

  /// Makes ready for bytes that begin at `start` of the input, `newBytes` of them for the first time; those before
  /// `position` have been read.
  mutating func begin(at start: Int, newBytes: Int, from position: Int)

  /// Makes ready for other lines, which need not follow those that were read before.
  mutating func beginLines()

  /// Finds the values of records, of at least one, until `stop` is reached. What is not whole is left for the next
  /// time, with more bytes, unless these are the last.
  mutating func find(
    _ text: Span<UInt8>, isLast: Bool, until stop: Int
  ) throws(ReadingFault) -> ReadingProgress
}

extension RecordReading {
  /// Finds the values of records and then reads them, column by column.
  mutating func advance(
    _ text: Span<UInt8>, isLast: Bool, until stop: Int
  ) throws(ReadingFault) -> ReadingProgress {
    let progress: ReadingProgress
    do throws(ReadingFault) {
      progress = try find(text, isLast: isLast, until: stop)
    } catch {
      guard !error.isCancellation else { throw error }
      do throws(ReadingFault) {
        try tree.takeFound(in: text, upTo: limits.textBytes)
      } catch let other {
        // Of two faults the first one in the data is told.
        throw other.start < error.start ? other : error
      }
      throw error
    }
    try tree.takeFound(in: text, upTo: limits.textBytes)
    return progress
  }
}

/// How far reading has come.
enum ReadingProgress {
  /// The input has ended.
  case finished
  case stopped(at: Int)
  /// More bytes are needed to go on from there.
  case needsMore(from: Int)
}
