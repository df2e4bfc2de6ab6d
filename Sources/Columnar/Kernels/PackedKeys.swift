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
    /// The codes of values whose number is not greater; nil where none is.
    fileprivate func codes(upTo number: UInt64) -> ClosedRange<UInt64>? {
      guard firstValue <= number else { return nil }
      let distance = min(number - firstValue, source.largest)
      return isDescending ? source.largest - distance...source.largest : 0...distance
    }
    /// The number of null.
    var null: UInt64 { nullsFirst ? 0 : source.largest &+ 1 }
  }

  package let parts: [Part]
  /// How far each part is moved up.
  let shifts: [UInt64]
  /// How many bits the numbers have.
  package let width: Int
  /// The codes of the first part, which keeps them, where it has some.
  private let leadingCodes: PinnedCodes?

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
    if case .codes(let codes, _) = kept.last?.source {
      leadingCodes = PinnedCodes(codes)
    } else {
      leadingCodes = nil
    }
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

  /// The rows of a block, or of a part of one, that may have keys up to a bound by the codes of the first part; nil
  /// where these do not tell, or where there are more than `most`.
  package func rows(upTo bound: UInt64, block: Int, _ rows: Range<Int>, most: Int) -> [UInt32]? {
    guard let part = parts.first, let codes = leadingCodes else { return nil }
    let number = bound >> shifts[0]
    let hasNull = part.validity != nil && part.null <= number
    var range = part.codes(upTo: number)
    if let wanted = range, let zones = part.zones {
      range = zones.range(ofBlock: block).flatMap { $0.overlaps(wanted) ? wanted : nil }
    }
    guard range != nil || hasNull else { return [] }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Bitmap.wordCount(for: rows.count)) {
      // The mask is written whole before it is read, and stays inside.
      guard let mask = $0.baseAddress else { return [] }
      if let range {
        withExtendedLifetime(part) { MaskKernels.match(codes, rows, in: range, into: mask) }
      } else {
        MaskKernels.clear(mask, rows.count)
      }
      if let validity = part.validity?.extracting(rows) {
        validity.words.withUnsafeBufferPointer { words in
          guard let words = words.baseAddress else { return }
          MaskKernels.intersect(mask, words, rows.count)
        }
        if hasNull {
          validity.inverted.words.withUnsafeBufferPointer { words in
            guard let words = words.baseAddress else { return }
            MaskKernels.unite(mask, words, rows.count)
          }
        }
      }
      return PackedKeys.rows(of: mask, rows, most: most)
    }
  }

  private static func rows(of mask: MaskWords, _ rows: Range<Int>, most: Int) -> [UInt32]? {
    let count = MaskKernels.setCount(mask, rows.count)
    guard count <= most else { return nil }
    return [UInt32](unsafeUninitializedCapacity: count) { numbers, written in
      if count > 0, let first = numbers.baseAddress {
        MaskKernels.writeRows(of: mask, rows.count, from: rows.lowerBound, to: first, room: count)
      }
      written = count
    }
  }
}
