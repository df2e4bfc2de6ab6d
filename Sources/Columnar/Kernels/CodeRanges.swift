import CKernels

/// A few ranges of codes of one or two bytes, tested at once.
package struct CodeRanges: Sendable {
  /// More of them are no quicker than a look into a set for each row.
  package static let most = 16

  // No arrays: copying the ranges counts no references.
  private let lows: InlineArray<16, UInt16>
  private let spans: InlineArray<16, UInt16>
  /// All codes of the ranges that have one byte, as the kernel looks them up.
  private let table: InlineArray<32, UInt8>
  private let count: Int

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
    count = ranges.count
    var table = InlineArray<32, UInt8>(repeating: 0)
    for code in codes where code <= UInt64(UInt8.max) {
      table[Int(code & 15) + Int(code >> 7) * 16] |= 1 << UInt8(code >> 4 & 7)
    }
    self.table = table
    let starts = ranges.map { UInt16(truncatingIfNeeded: $0.lowerBound) }
    let lengths = ranges.map { UInt16(truncatingIfNeeded: $0.upperBound - $0.lowerBound) }
    lows = InlineArray { starts.indices.contains($0) ? starts[$0] : 0 }
    spans = InlineArray { lengths.indices.contains($0) ? lengths[$0] : 0 }
  }

  /// Sets the bits of the rows whose code is in one of the ranges. The codes are as wide as was told.
  package func match(_ codes: PinnedCodes, _ rows: Range<Int>, into mask: MaskWords) {
    guard !rows.isEmpty else { return }
    switch codes {
    case .bytes(let codes):
      table.span.withUnsafeBufferPointer { table in
        if let table = table.baseAddress { MaskKernels.match(codes, rows, inTable: table, into: mask) }
      }
    case .halves(let codes):
      lows.span.withUnsafeBufferPointer { lows in
        spans.span.withUnsafeBufferPointer { spans in
          guard let lows = lows.baseAddress, let spans = spans.baseAddress else { return }
          perigee_ranges_mask_16(codes.pointer(rows), rows.count, lows, spans, count, mask)
        }
      }
    case .words, .longs: preconditionFailure("the codes are as wide as the ranges")
    }
  }
}
