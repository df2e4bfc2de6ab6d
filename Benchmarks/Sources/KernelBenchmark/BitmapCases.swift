import Columnar

extension KernelBenchmark {
  /// Logic and counts on bitmaps.
  static func bitmaps(_ sample: SampleColumns) -> [KernelCase] {
    let plain = (sample.isSet(in256: 100), sample.isSet(in256: 30))
    let (first, second) = (bitmap(plain.0), bitmap(plain.1))
    let byteCount = first.words.count * 8
    return [
      KernelCase(
        name: "bitmap and bitmap", byteCount: 2 * byteCount,
        kernel: {
          var bits = first
          bits.formIntersection(second)
          return middleWord(bits)
        },
        plain: { middleWord(zip(plain.0, plain.1).map { $0 && $1 }) }),
      KernelCase(
        name: "bits that are set", byteCount: byteCount,
        kernel: { UInt64(first.setCount) },
        plain: { UInt64(plain.0.count { $0 }) }),
    ]
  }

  /// From bits to rows, at three densities, and from rows to values.
  static func gathers(_ sample: SampleColumns) -> [KernelCase] {
    let plainCodes: [UInt32] = sample.codes(upTo: .max)
    let codes = CodeVector.words(StoredArray(plainCodes))
    return [3, 30, 195].flatMap { (density: Int) -> [KernelCase] in
      let plain = sample.isSet(in256: UInt64(density))
      let bits = bitmap(plain)
      var rows: [UInt32] = []
      bits.appendRows(from: 0, to: &rows)
      let percentage = density * 100 / 256
      return [
        KernelCase(
          name: "bits to rows, \(percentage) % set", byteCount: sample.rowCount / 8 + rows.count * 4,
          kernel: {
            var rows: [UInt32] = []
            bits.appendRows(from: 0, to: &rows)
            return UInt64(rows.count) &+ UInt64(rows[rows.count / 2])
          },
          plain: {
            let rows = plain.indices.filter { plain[$0] }
            return UInt64(rows.count) &+ UInt64(rows[rows.count / 2])
          }),
        KernelCase(
          name: "values of rows, \(percentage) %, 4 B", byteCount: rows.count * 4,
          kernel: { GatherKernels.codes(codes, rows: .list(rows))[rows.count / 2] },
          plain: { rows.map { UInt64(plainCodes[Int($0)]) }[rows.count / 2] }),
      ]
    }
  }

  private static func bitmap(_ rows: [Bool]) -> Bitmap {
    var bits = Bitmap(repeating: false, count: rows.count)
    for (row, isSet) in rows.enumerated() where isSet { bits[row] = true }
    return bits
  }
}
