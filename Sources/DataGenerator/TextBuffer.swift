/// A growing text of bytes.
///
/// It writes numbers and durations itself, not with the engine's own code, which the text is to try.
struct TextBuffer {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  var count: Int { bytes.count }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(_ fragment: [UInt8]) { bytes.append(contentsOf: fragment) }

  mutating func append(_ fragment: StaticString) {
    fragment.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends a whole number that is not negative.
  mutating func append(_ number: Int) {
    guard number >= 10 else { return bytes.append(UInt8(ascii: "0") + UInt8(number)) }
    let start = bytes.count
    var rest = number
    while rest > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    }
    bytes[start...].reverse()
  }

  mutating func append(_ isTrue: Bool) { append(isTrue ? "true" : "false") }

  /// Appends seconds as LL2 writes durations: `P253DT23H14M9S`, `PT4H35M`, `P0D`.
  mutating func append(duration seconds: Int) {
    guard seconds > 0 else { return append("P0D") }
    let (days, timeOfDay) = seconds.quotientAndRemainder(dividingBy: 86_400)
    append("P")
    append(days, unit: "D")
    guard timeOfDay > 0 else { return }
    append("T")
    append(timeOfDay / 3600, unit: "H")
    append(timeOfDay / 60 % 60, unit: "M")
    append(timeOfDay % 60, unit: "S")
  }

  private mutating func append(_ number: Int, unit: StaticString) {
    guard number > 0 else { return }
    append(number)
    append(unit)
  }
}
