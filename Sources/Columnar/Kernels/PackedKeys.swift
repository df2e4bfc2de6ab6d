/// Several columns as one number a row that orders like their values: the most important in the highest bits, each as
/// wide as its largest value asks for, a null before or behind all values.
package struct PackedKeys: Sendable {
  /// Where the values of a column come from.
  package enum Source: Sendable {
    /// Codes up to the largest.
    case codes(CodeVector, largest: UInt64)
    /// Codes, and for each a place in another order, up to the largest.
    case ranks(CodeVector, [UInt32], largest: UInt64)
    case bits(Bitmap)
    case reals(StoredArray<Double>)

    var largest: UInt64 {
      switch self {
      case .codes(_, let largest), .ranks(_, _, let largest): largest
      case .bits: 1
      case .reals: .max
      }
    }

    fileprivate var pinnedCodes: PinnedCodes? {
      if case .codes(let codes, _) = self { PinnedCodes(codes) } else { nil }
    }
  }

  /// One column, and how it orders. A class, because each copy of codes and zones counts five references.
  package final class Part: Sendable {
    package let source: Source
    /// Where the source is codes: which of them every block has.
    package let zones: ZoneMap?
    /// Which rows have a value; nil where all have.
    package let validity: Bitmap?
    package let isDescending: Bool
    package let nullsFirst: Bool

    /// The codes, which the part keeps, where it has some.
    fileprivate let pinnedCodes: PinnedCodes?

    /// - Parameter pinned: The codes of the source at their addresses, where they are known.
    package init(
      _ source: Source, zones: ZoneMap? = nil, validity: Bitmap?, isDescending: Bool, nullsFirst: Bool,
      pinned: PinnedCodes? = nil
    ) {
      pinnedCodes = pinned ?? source.pinnedCodes
      self.source = source
      self.zones = zones
      self.validity = validity
      self.isDescending = isDescending
      self.nullsFirst = nullsFirst
    }

    /// The largest number of the part; nil where 64 bits do not hold it.
    var largest: UInt64? {
      validity == nil ? source.largest : source.largest < .max ? source.largest + 1 : nil
    }

    /// The number of the smallest value, in the order of the values.
    var firstValue: UInt64 { validity != nil && nullsFirst ? 1 : 0 }
    /// The codes of values whose number is not greater; nil where none is.
    func codes(upTo number: UInt64) -> ClosedRange<UInt64>? {
      guard firstValue <= number else { return nil }
      let distance = min(number - firstValue, source.largest)
      return isDescending ? source.largest - distance...source.largest : 0...distance
    }
    /// The number of null.
    var null: UInt64 { nullsFirst ? 0 : source.largest &+ 1 }

    /// The number of a row by its code.
    func number(of codes: CodeVector, row: Int) -> UInt64 {
      if let validity, !validity[row] { return null }
      return firstValue + (isDescending ? source.largest - codes[row] : codes[row])
    }
  }

  package let parts: [Part]
  /// How far each part is moved up.
  let shifts: [UInt64]
  /// How many bits the numbers have.
  package let width: Int
  /// The codes of the first part, which keeps them, where it has some.
  let leadingCodes: PinnedCodes?

  /// That of the only part.
  private static let noShift: [UInt64] = [0]

  /// Nil where all parts together have more than 64 bits.
  package init?(_ parts: [Part]) {
    // What is the same in all rows decides nothing.
    let kept = parts.contains { $0.largest == 0 } ? parts.filter { $0.largest != 0 } : parts
    var shifts = PackedKeys.noShift
    for _ in kept.dropFirst() { shifts.append(0) }
    var width = 0
    for place in kept.indices.reversed() {
      guard let largest = kept[place].largest else { return nil }
      if width > 0 { shifts[place] = UInt64(width) }
      width += 64 - largest.leadingZeroBitCount
      guard width <= 64 else { return nil }
    }
    self.parts = kept
    self.shifts = shifts
    self.width = width
    leadingCodes = kept.first?.pinnedCodes
  }
}
