import CKernels

// Tests of two columns at once.

extension MaskKernels {
  /// Sets the bits of the rows for which left × `factor` − right × `divisor` is greater than `bound`. Nothing of it may
  /// overflow, whatever the codes.
  package static func matchLinear(
    _ left: PinnedCodes, _ right: PinnedCodes, _ rows: Range<Int>, factor: Int64, divisor: Int64,
    bound: Int64,
    into mask: MaskWords
  ) {
    guard !rows.isEmpty else { return }
    let count = rows.count
    switch (left, right) {
    case (.bytes(let left), .bytes(let right)):
      perigee_linear_mask_8(left.pointer(rows), right.pointer(rows), count, factor, divisor, bound, mask)
    case (.halves(let left), .halves(let right)):
      perigee_linear_mask_16(left.pointer(rows), right.pointer(rows), count, factor, divisor, bound, mask)
    case (.words(let left), .words(let right)):
      perigee_linear_mask_32(left.pointer(rows), right.pointer(rows), count, factor, divisor, bound, mask)
    case (.longs(let left), .longs(let right)):
      perigee_linear_mask_64(left.pointer(rows), right.pointer(rows), count, factor, divisor, bound, mask)
    case (let left, let right):
      withWidened(left, right, rows) {
        perigee_linear_mask_64($0, $1, count, factor, divisor, bound, mask)
      }
    }
  }

  /// What a code stands for as a real: `base` + code × `step`, exactly.
  package struct RealScale: Sendable {
    package let base: Double
    package let step: Double

    package init(base: Double, step: Double) {
      self.base = base
      self.step = step
    }
  }

  /// Sets the bits of the rows whose quotient, rounded once, lies from `low` to `high`, and in `defined` those of the
  /// rows that have one: whose divisor is not 0.
  package static func matchQuotient(
    _ left: PinnedCodes, _ leftScale: RealScale, _ right: PinnedCodes, _ rightScale: RealScale,
    _ rows: Range<Int>, from low: Double, to high: Double, into mask: MaskWords, defined: MaskWords
  ) {
    guard !rows.isEmpty else { return }
    let count = rows.count
    withUnsafePointer(to: (leftScale.base, leftScale.step, rightScale.base, rightScale.step)) { scales in
      scales.withMemoryRebound(to: Double.self, capacity: 4) { scales in
        switch (left, right) {
        case (.bytes(let left), .bytes(let right)):
          perigee_quotient_mask_8(
            left.pointer(rows), right.pointer(rows), count, scales, low, high, mask, defined)
        case (.halves(let left), .halves(let right)):
          perigee_quotient_mask_16(
            left.pointer(rows), right.pointer(rows), count, scales, low, high, mask, defined)
        case (.words(let left), .words(let right)):
          perigee_quotient_mask_32(
            left.pointer(rows), right.pointer(rows), count, scales, low, high, mask, defined)
        case (.longs(let left), .longs(let right)):
          perigee_quotient_mask_64(
            left.pointer(rows), right.pointer(rows), count, scales, low, high, mask, defined)
        case (let left, let right):
          withWidened(left, right, rows) {
            perigee_quotient_mask_64($0, $1, count, scales, low, high, mask, defined)
          }
        }
      }
    }
  }

  /// Codes of two widths, both in 64 bits.
  private static func withWidened(
    _ left: PinnedCodes, _ right: PinnedCodes, _ rows: Range<Int>,
    _ body: (UnsafePointer<UInt64>, UnsafePointer<UInt64>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: rows.count * 2) { room in
      guard let start = room.baseAddress else { return }
      widen(left, rows, to: start)
      widen(right, rows, to: start + rows.count)
      body(start, start + rows.count)
    }
  }

  private static func widen(_ codes: PinnedCodes, _ rows: Range<Int>, to wide: UnsafeMutablePointer<UInt64>) {
    wide.withMemoryRebound(to: Int64.self, capacity: rows.count) { numbers in
      write(codes, rows, base: 0, step: 1, to: numbers)
    }
  }

  /// Writes the numbers that codes of neighbouring rows stand for: `base` + code × `step`, wrapping.
  package static func write(
    _ codes: PinnedCodes, _ rows: Range<Int>, base: Int64, step: UInt64,
    to numbers: UnsafeMutablePointer<Int64>
  ) {
    guard !rows.isEmpty else { return }
    let step = Int64(bitPattern: step)
    switch codes {
    case .bytes(let codes): perigee_numbers_8(codes.pointer(rows), rows.count, base, step, numbers)
    case .halves(let codes): perigee_numbers_16(codes.pointer(rows), rows.count, base, step, numbers)
    case .words(let codes): perigee_numbers_32(codes.pointer(rows), rows.count, base, step, numbers)
    case .longs(let codes): perigee_numbers_64(codes.pointer(rows), rows.count, base, step, numbers)
    }
  }

  /// Writes those of the rows whose bits are set in `marks`, one behind another.
  ///
  /// - Parameters:
  ///   - count: How many bits are set: so many numbers are written.
  ///   - isStreamed: True for numbers that will not be in a cache when they are read.
  package static func write(
    _ codes: PinnedCodes, _ rows: Range<Int>, where marks: UnsafePointer<UInt64>, _ count: Int, base: Int64,
    step: UInt64, to numbers: UnsafeMutablePointer<Int64>, isStreamed: Bool
  ) {
    guard !rows.isEmpty else { return }
    let step = Int64(bitPattern: step)
    switch codes {
    case .bytes(let codes):
      perigee_marked_numbers_8(codes.pointer(rows), rows.count, marks, base, step, numbers, count, isStreamed)
    case .halves(let codes):
      perigee_marked_numbers_16(
        codes.pointer(rows), rows.count, marks, base, step, numbers, count, isStreamed)
    case .words(let codes):
      perigee_marked_numbers_32(
        codes.pointer(rows), rows.count, marks, base, step, numbers, count, isStreamed)
    case .longs(let codes):
      perigee_marked_numbers_64(
        codes.pointer(rows), rows.count, marks, base, step, numbers, count, isStreamed)
    }
  }
}
