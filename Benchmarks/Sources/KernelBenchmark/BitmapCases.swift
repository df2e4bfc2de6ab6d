import Columnar

extension KernelBenchmark {
  /// Logic and counts on bitmaps.
  static func bitmaps(_ sample: SampleColumns) -> [KernelCase] {
    let (first, second) = (sample.bits(setIn256: 100), sample.bits(setIn256: 30))
    let byteCount = first.words.count * 8
    return [
      KernelCase(
        name: "bitmap and bitmap", byteCount: 2 * byteCount,
        kernel: {
          var bits = first
          bits.formIntersection(second)
          return bits.words[bits.words.count / 2]
        },
        plain: {
          let words = zip(first.words, second.words).map { $0 & $1 }
          return words[words.count / 2]
        }),
      KernelCase(
        name: "bits that are set", byteCount: byteCount,
        kernel: { UInt64(first.setCount) },
        plain: { UInt64((0..<first.count).count { first[$0] }) }),
    ]
  }

  /// From bits to rows, at three densities, and from rows to values.
  static func gathers(_ sample: SampleColumns) -> [KernelCase] {
    let codes = sample.codes(bytes: 4, largest: .init(UInt32.max))
    return [3, 30, 195].flatMap { (density: Int) -> [KernelCase] in
      let bits = sample.bits(setIn256: UInt64(density))
      var rows: [UInt32] = []
      bits.appendRows(from: 0, to: &rows)
      return [
        KernelCase(
          name: "bits to rows, \(density * 100 / 256) % set", byteCount: sample.rowCount / 8 + rows.count * 4,
          kernel: {
            var rows: [UInt32] = []
            bits.appendRows(from: 0, to: &rows)
            return UInt64(rows.count) &+ UInt64(rows[rows.count / 2])
          },
          plain: {
            let rows = (0..<UInt32(bits.count)).filter { bits[Int($0)] }
            return UInt64(rows.count) &+ UInt64(rows[rows.count / 2])
          }),
        KernelCase(
          name: "values of rows, \(density * 100 / 256) %, 4 B", byteCount: rows.count * 4,
          kernel: { GatherKernels.codes(codes, rows: .list(rows))[rows.count / 2] },
          plain: { rows.map { codes[Int($0)] }[rows.count / 2] }),
      ]
    }
  }
}
