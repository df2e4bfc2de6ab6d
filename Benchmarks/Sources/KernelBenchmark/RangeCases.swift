import Columnar

extension KernelBenchmark {
  /// Range tests on codes of every width, to a bitmap and to a count; half of the rows are in the range.
  static func ranges(_ sample: SampleColumns) -> [KernelCase] {
    [1, 2, 4, 8].flatMap { bytes -> [KernelCase] in
      let largest: UInt64 = 1 << (UInt64(bytes) * 8 - 1) - 1
      let codes = sample.codes(bytes: bytes, largest: largest)
      let range = largest / 4...largest / 4 * 3
      let rows = 0..<sample.rowCount
      let byteCount = sample.rowCount * bytes
      return [
        KernelCase(
          name: "range to bitmap, \(bytes) B", byteCount: byteCount,
          kernel: { foldedBits(RangeKernels.matches(codes, rows: rows, in: range)) },
          plain: { foldedBits(Plain.matches(codes, range)) }),
        KernelCase(
          name: "range to count, \(bytes) B", byteCount: byteCount,
          kernel: { UInt64(RangeKernels.count(codes, rows: rows, in: range)) },
          plain: { UInt64(Plain.count(codes, range)) }),
      ]
    }
  }

  /// Membership of codes in sets of few values and of many.
  static func codeSets(_ sample: SampleColumns) -> [KernelCase] {
    let rows = 0..<sample.rowCount
    return [(1, 7), (1, 40), (2, 300)].map { bytes, size in
      let largest: UInt64 = bytes == 1 ? 99 : 9999
      let codes = sample.codes(bytes: bytes, largest: largest)
      let members = (0..<UInt64(size)).map { $0 * 13 % (largest + 1) }
      let set = CodeSet(members)
      return KernelCase(
        name: "set of \(size), \(bytes) B", byteCount: sample.rowCount * bytes,
        kernel: { foldedBits(set.matches(codes, rows: rows)) },
        plain: { foldedBits(Plain.matches(codes, Set(members))) })
    }
  }

  /// Every word of a bitmap in one number.
  static func foldedBits(_ bits: Bitmap) -> UInt64 { bits.words.reduce(0) { $0 &* 31 &+ $1 } }
}
