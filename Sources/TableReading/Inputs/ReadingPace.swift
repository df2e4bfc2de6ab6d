/// Asks the caller of a reading now and then whether to go on, and tells how far it has come.
struct ReadingPace: Sendable {
  private let watch: ReadingWatch
  /// Where the input begins among all inputs, laid end to end.
  private let inputStart: Int
  /// Of all inputs.
  private let byteCount: Int

  init(watch: ReadingWatch, inputStart: Int = 0, byteCount: Int = 0) {
    self.watch = watch
    self.inputStart = inputStart
    self.byteCount = byteCount
  }

  var isStopped: Bool { watch.isStopped }

  /// Tells that an input has been read up to a place.
  func tell(_ place: Int) { watch.progress?(min(inputStart + place, byteCount), byteCount) }

  /// The same questions as `other` asks, without telling.
  func stopping(with other: ReadingPace) -> ReadingPace {
    ReadingPace(watch: ReadingWatch(isCancelled: other.watch.isCancelled))
  }
}
