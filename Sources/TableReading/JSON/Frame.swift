/// An object or array that has begun and not ended.
struct Frame: BitwiseCopyable, Sendable {
  let builder: Int
  let isRecord: Bool
  /// Where its bracket stands.
  let place: Int
  /// In a record the member read last; in a list the builder of the elements. −1 at the beginning.
  var last = -1
}
