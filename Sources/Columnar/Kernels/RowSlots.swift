/// The slots of a batch of rows.
package enum RowSlots: Sendable {
  case numbers([UInt16])
  /// The codes of the only key, which are slots themselves: nothing is written to be read once.
  case codes(StoredBytes)

  package var count: Int {
    switch self {
    case .numbers(let numbers): numbers.count
    case .codes(let codes): codes.count
    }
  }

  /// The slots as numbers that may be changed.
  package var numbers: [UInt16] {
    switch self {
    case .numbers(let numbers): return numbers
    case .codes(let codes):
      let span = codes.span
      return [UInt16](unsafeUninitializedCapacity: span.count) { numbers, written in
        for place in 0..<span.count { numbers[place] = UInt16(span[place]) }
        written = span.count
      }
    }
  }

  /// The place of the first row that has a slot.
  package func firstPlace(of slot: UInt16) -> Int? {
    switch self {
    case .numbers(let numbers): return numbers.firstIndex(of: slot)
    case .codes(let codes):
      guard let code = UInt8(exactly: slot) else { return nil }
      let span = codes.span
      return span.indices.first { span[$0] == code }
    }
  }
}
