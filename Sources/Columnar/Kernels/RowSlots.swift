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

  /// The place of the first row of every slot below so many, which all slots are; `UInt32.max` of those that no row has.
  package func firstPlaces(slotCount: Int) -> [UInt32] {
    switch self {
    case .numbers(let numbers): RowSlots.firstPlaces(numbers.span, slotCount)
    case .codes(let codes): RowSlots.firstPlaces(codes.span, slotCount)
    }
  }

  /// The slot of the row at a place.
  package subscript(place: Int) -> Int {
    switch self {
    case .numbers(let numbers): Int(numbers[place])
    case .codes(let codes): Int(codes.span[place])
    }
  }

  /// The places of the first rows of the slots that rows have, in order.
  package func firstPlacesInOrder(slotCount: Int) -> [Int] {
    // Marked and then visited in order: sorting 60 of them took 0.8 µs.
    var marks = Bitmap(repeating: false, count: count)
    var slotsUsed = 0
    for place in firstPlaces(slotCount: slotCount) where place != .max {
      marks[Int(place)] = true
      slotsUsed += 1
    }
    var places: [Int] = []
    places.reserveCapacity(slotsUsed)
    marks.forEachSet { places.append($0) }
    return places
  }

  private static func firstPlaces<Slot: FixedWidthInteger>(_ slots: Span<Slot>, _ slotCount: Int) -> [UInt32]
  {
    var places = [UInt32](repeating: .max, count: slotCount)
    var target = places.mutableSpan
    // Backwards, so that the first row of each slot is the last to be noted.
    var place = slots.count
    while place > 0 {
      place -= 1
      target[Int(slots[place])] = UInt32(truncatingIfNeeded: place)
    }
    return places
  }
}
