import Values

extension Value {
  /// The value as people read it: durations in their short form, all else as in `description`.
  var textForPeople: String {
    guard case .duration(let duration) = self else { return description }
    var bytes: [UInt8] = []
    duration.writeForPeople(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
