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
  }

  /// One column, and how it orders.
  package struct Part: Sendable {
    package let source: Source
    /// Where the source is codes: which of them every block has.
    package let zones: ZoneMap?
    /// Which rows have a value; nil where all have.
    package let validity: Bitmap?
    package let isDescending: Bool
    package let nullsFirst: Bool

    package init(
      _ source: Source, zones: ZoneMap? = nil, validity: Bitmap?, isDescending: Bool, nullsFirst: Bool
    ) {
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
    /// The number of null.
    var null: UInt64 { nullsFirst ? 0 : source.largest &+ 1 }
  }

  package let parts: [Part]
  /// How far each part is moved up.
  let shifts: [UInt64]
  /// How many bits the numbers have.
  package let width: Int

  /// Nil where all parts together have more than 64 bits.
  package init?(_ parts: [Part]) {
    var kept: [Part] = []
    var shifts: [UInt64] = []
    var width = 0
    for part in parts.reversed() {
      guard let largest = part.largest else { return nil }
      // What is the same in all rows decides nothing.
      guard largest > 0 else { continue }
      kept.append(part)
      shifts.append(UInt64(width))
      width += 64 - largest.leadingZeroBitCount
      guard width <= 64 else { return nil }
    }
    self.parts = kept.reversed()
    self.shifts = shifts.reversed()
    self.width = width
  }

  /// The block whose values of the first part come first, by its zone map; the first one where there is none.
  package func leadingBlock(of blocks: Range<Int>) -> Int {
    guard let part = parts.first, let zones = part.zones else { return blocks.lowerBound }
    let leading =
      part.isDescending
      ? blocks.max { zones.largest[$0] < zones.largest[$1] }
      : blocks.min { zones.smallest[$0] < zones.smallest[$1] }
    return leading ?? blocks.lowerBound
  }

  /// Which rows of a block, or of a part of one, may have keys up to a bound, by the codes of the first part; nil where
  /// these do not tell. Rows of the bitmap begin with the first of them.
  package func mayReach(_ bound: UInt64, block: Int, rows: Range<Int>) -> Bitmap? {
    guard let part = parts.first, case .codes(let codes, let largest) = part.source else { return nil }
    let number = bound >> shifts[0]
    let hasNull = part.validity != nil && part.null <= number
    var range: ClosedRange<UInt64>?
    if part.firstValue <= number {
      let distance = min(number - part.firstValue, largest)
      range = part.isDescending ? largest - distance...largest : 0...distance
    }
    if let zones = part.zones, let wanted = range {
      range = zones.range(ofBlock: block).flatMap { $0.overlaps(wanted) ? wanted : nil }
    }
    var bits =
      range.map { RangeKernels.matches(codes, rows: rows, in: $0) }
      ?? Bitmap(repeating: false, count: rows.count)
    guard let validity = part.validity?.extracting(rows) else { return bits }
    bits.formIntersection(validity)
    if hasNull { bits.formUnion(validity.inverted) }
    return bits
  }
}
