/// What is wrong at a place of one input, before it is known how the input is called.
struct ReadingFault: Error, Hashable {
  let message: String
  let hint: String?
  /// The bytes it is about, counted from 0.
  let start: Int
  let end: Int

  init(_ message: String, at start: Int, to end: Int? = nil, hint: String? = nil) {
    self.message = message
    self.hint = hint
    self.start = start
    self.end = max(end ?? start, start)
  }
}
