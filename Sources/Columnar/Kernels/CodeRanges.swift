import CKernels

/// A few ranges of codes of one or two bytes, tested at once.
package struct CodeRanges: Sendable {
  /// More of them are no quicker than a look into a set for each row.
  package static let most = 16

  private enum Bounds {
    case bytes(lows: [UInt8], spans: [UInt8])
    case halves(lows: [UInt16], spans: [UInt16])
  }

  private let bounds: Bounds

  /// Nil where there are too many ranges, or the codes are wider.
  ///
  /// - Parameter codes: Ascending.
  package init?(_ codes: [UInt64], bytesPerCode: Int) {
    guard bytesPerCode <= 2 else { return nil }
    var ranges: [ClosedRange<UInt64>] = []
    for code in codes {
      if let last = ranges.last, code <= last.upperBound &+ 1 {
        ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, code)
      } else {
        ranges.append(code...code)
      }
      guard ranges.count <= CodeRanges.most else { return nil }
    }
    guard let last = ranges.last, last.upperBound >> UInt64(bytesPerCode * 8) == 0 else { return nil }
    bounds =
      bytesPerCode == 1
      ? .bytes(
        lows: ranges.map { UInt8($0.lowerBound) }, spans: ranges.map { UInt8($0.upperBound - $0.lowerBound) })
      : .halves(
        lows: ranges.map { UInt16($0.lowerBound) },
        spans: ranges.map { UInt16($0.upperBound - $0.lowerBound) })
  }

  /// Sets the bits of the rows whose code is in one of the ranges. The codes are as wide as was told.
  package func match(_ codes: PinnedCodes, _ rows: Range<Int>, into mask: MaskWords) {
    guard !rows.isEmpty else { return }
    switch (codes, bounds) {
    case (.bytes(let codes), .bytes(let lows, let spans)):
      perigee_ranges_mask_8(codes.pointer(rows), rows.count, lows, spans, lows.count, mask)
    case (.halves(let codes), .halves(let lows, let spans)):
      perigee_ranges_mask_16(codes.pointer(rows), rows.count, lows, spans, lows.count, mask)
    default: preconditionFailure("the codes are as wide as the ranges")
    }
  }
}
