/// What is wrong at a place of one input, before it is known how the input is called.
struct ReadingFault: Error, Hashable {
  let message: String
  let hint: String?
  /// The bytes it is about, counted from 0.
  let start: Int
  let end: Int
  /// True where nothing is wrong with the data: the caller no longer wants them.
  let isCancellation: Bool

  /// Thrown where `ReadingWatch.isCancelled` says so.
  static let cancelled = ReadingFault(isCancellation: true, "", 0..<0, hint: nil)

  private init(isCancellation: Bool, _ message: String, _ place: Range<Int>, hint: String?) {
    self.isCancellation = isCancellation
    self.message = message
    self.hint = hint
    (start, end) = (place.lowerBound, place.upperBound)
  }

  init(_ message: String, at start: Int, to end: Int? = nil, hint: String? = nil) {
    self.init(isCancellation: false, message, start..<max(end ?? start, start), hint: hint)
  }

  /// The same where the bytes are counted from an earlier place.
  func moved(by distance: Int) -> ReadingFault {
    ReadingFault(
      isCancellation: isCancellation, message, start + distance..<end + distance, hint: hint)
  }
}
