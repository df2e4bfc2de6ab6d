import Values

/// What a column of numbers is made of.
final class NumberParts: Hashable, Sendable {
  let type: ScalarType
  let nullity: Nullity
  let base: Int64
  let step: UInt64
  let codes: CodeVector
  /// The same at their address, which is where they are as long as the column is.
  let pinnedCodes: PinnedCodes
  /// Nil of columns of answers, whose zones are seldom asked for.
  private let givenZones: ZoneMap?
  let largestCode: UInt64
  let knowledge = NumberKnowledge()
  /// Of columns of more than a row with zones: every query that tests the column asks for it.
  private let knownPinned: PinnedNumbers?

  init(
    _ type: ScalarType, nullity: Nullity, base: Int64, step: UInt64, codes: CodeVector, zones: ZoneMap?,
    largestCode: UInt64
  ) {
    self.type = type
    self.nullity = nullity
    self.base = base
    self.step = step
    self.codes = codes
    let pinnedCodes = PinnedCodes(codes)
    self.pinnedCodes = pinnedCodes
    givenZones = zones
    self.largestCode = largestCode
    knownPinned =
      codes.count > 1
      ? zones.map { PinnedNumbers(codes: pinnedCodes, validity: nullity.validity, zones: $0) } : nil
  }

  /// In memory that stays as long as the column does.
  var zones: ZoneMap { givenZones ?? knowledge.zones { ZoneMap(codes, validity: nullity.validity) } }

  var pinned: PinnedNumbers {
    knownPinned ?? PinnedNumbers(codes: pinnedCodes, validity: nullity.validity, zones: zones)
  }

  static func == (left: NumberParts, right: NumberParts) -> Bool {
    left === right
      || left.type == right.type && left.base == right.base && left.step == right.step
        && left.largestCode == right.largestCode && left.nullity == right.nullity
        && left.codes == right.codes && left.zones == right.zones
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(type)
    hasher.combine(nullity)
    hasher.combine(base)
    hasher.combine(step)
    hasher.combine(codes)
    hasher.combine(zones)
    hasher.combine(largestCode)
  }
}
