package import Values

/// Integers, durations, dates or time stamps by frame of reference: value = base + code × step.
///
/// The step is the greatest common divisor of the distances from the base, so that durations in whole seconds
/// cost what seconds cost. Codes order like their values because the step is positive. The code of a null row
/// has no meaning.
package struct NumberColumn: Hashable, Sendable {
  /// In one object, because whoever reads an answer copies its columns several times: each copy counted seven references.
  let parts: NumberParts

  /// What the numbers mean: `integer`, `duration` (microseconds), `date` (days) or `timestamp` (microseconds).
  package var type: ScalarType { parts.type }
  package var nullity: Nullity { parts.nullity }
  /// True where some row has no value.
  package var mayBeNull: Bool { parts.nullity.validity != nil }
  package var base: Int64 { parts.base }
  /// At least 1.
  package var step: UInt64 { parts.step }
  package var codes: CodeVector { parts.codes }
  package var zones: ZoneMap { parts.zones }
  /// The largest code that a value of the column has; all codes up to it stand for values of 64 bits.
  package var largestCode: UInt64 { parts.largestCode }
  /// The codes and what tells of them, at their addresses. No reference is counted for them.
  package var pinned: PinnedNumbers { parts.pinned }

  package var count: Int { codes.count }

  /// For tests of ranges, where the codes are wide and many.
  var lazySketch: LazyPart<CodeSketch> { parts.knowledge.sketch }
  /// For reading numbers of rows here and there, where they are ids or like those.
  package var drift: LazyPart<CodeDrift> { parts.knowledge.drift }
  /// For codes that are looked for again and again.
  package var codeMarks: CodeMarks { parts.knowledge.codeMarks }
  /// The rows in the order of their numbers, where that has been asked for.
  package var keptOrder: KeptOrder { parts.knowledge.keptOrder }
  /// Whether the numbers ascend, once somebody has asked.
  package var order: ColumnOrder { parts.knowledge.order }

  /// Encodes `values`; those of null rows are passed over.
  package init(_ type: ScalarType, values: [Int64], nullity: Nullity) {
    var smallest = Int64.max
    var largest = Int64.min
    for (row, value) in values.enumerated() where !nullity.isNull(row) {
      smallest = min(smallest, value)
      largest = max(largest, value)
    }
    if smallest > largest { (smallest, largest) = (0, 0) }
    let step = NumberColumn.commonStep(of: values, above: smallest, nullity: nullity)
    let codes = values.indices.map { row in
      nullity.isNull(row) ? 0 : NumberColumn.distance(from: smallest, to: values[row]) / step
    }
    let largestCode = NumberColumn.distance(from: smallest, to: largest) / step
    self.init(
      type, nullity: nullity, base: smallest, step: step,
      codes: CodeVector(narrowing: codes, largest: largestCode),
      zones: ZoneMap(codes: codes, validity: nullity.validity), largestCode: largestCode)
  }

  /// Takes numbers that have been packed, one for every row; that of a null row is passed over.
  ///
  /// Every code that `packed.largestCode` bounds must stand for a number of 64 bits.
  package init(_ type: ScalarType, packed: PackedNumbers, nullity: Nullity) {
    self.init(
      type, nullity: nullity, base: packed.base, step: packed.step, codes: packed.codes,
      zones: ZoneMap(packed.codes, validity: nullity.validity), largestCode: packed.largestCode)
  }

  /// Takes codes as they are, a step of 1 from the base where none is given: none is greater than `largestCode`, and
  /// each up to that stands for a value of the type.
  package init(
    _ type: ScalarType, nullity: Nullity, base: Int64, step: UInt64 = 1, codes: CodeVector, zones: ZoneMap,
    largestCode: UInt64
  ) {
    parts = NumberParts(
      type, nullity: nullity, base: base, step: step, codes: codes, zones: zones, largestCode: largestCode)
  }

  /// A column of a single number: what every answer to `count()` is. What it keeps of its code is the same for all.
  package init(_ type: ScalarType, single number: Int64) {
    self.init(
      type, nullity: .none, base: number, codes: NumberColumn.singleCode, zones: NumberColumn.singleZone,
      largestCode: 0)
  }

  /// A column of numbers none of which is null, given by their bits: for answers, which are read once, it does not pay to
  /// look for a larger step, for fewer bytes or for zones, each of which is one more array.
  package init(_ type: ScalarType, unscaled bits: [UInt64]) {
    var codes = bits
    let (base, largestCode) = codes.withUnsafeMutableBufferPointer { NumberColumn.makeDistances(of: $0) }
    parts = NumberParts(
      type, nullity: .none, base: base, step: 1, codes: .longs(StoredArray(codes)), zones: nil,
      largestCode: largestCode)
  }

  /// Makes numbers, given by their bits, their distances from the smallest; returns that and the largest distance.
  private static func makeDistances(
    of numbers: UnsafeMutableBufferPointer<UInt64>
  ) -> (base: Int64, largest: UInt64) {
    var smallest = Int64(bitPattern: numbers.first ?? 0)
    var largest = smallest
    for bits in numbers {
      let number = Int64(bitPattern: bits)
      smallest = number < smallest ? number : smallest
      largest = number > largest ? number : largest
    }
    let base = UInt64(bitPattern: smallest)
    for place in numbers.indices { numbers[place] &-= base }
    return (smallest, distance(from: smallest, to: largest))
  }

  private static let singleCode = CodeVector.bytes(StoredArray([0]))
  private static let singleZone = ZoneMap(smallest: [0], largest: [0])

  /// The number of one row that is not null.
  package func value(_ row: Int) -> Int64 { value(ofCode: codes[row]) }

  /// The number that a code up to `largestCode` stands for. Wrapping is exact: it undoes the wrapped distance.
  package func value(ofCode code: UInt64) -> Int64 { base &+ Int64(bitPattern: code &* step) }

  private static func distance(from base: Int64, to value: Int64) -> UInt64 {
    UInt64(bitPattern: value &- base)
  }

  private static func commonStep(of values: [Int64], above base: Int64, nullity: Nullity) -> UInt64 {
    var step: UInt64 = 0
    for (row, value) in values.enumerated() where !nullity.isNull(row) {
      step = greatestCommonDivisor(step, distance(from: base, to: value))
      if step == 1 { break }
    }
    return max(step, 1)
  }

  private static func greatestCommonDivisor(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var (a, b) = (first, second)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
