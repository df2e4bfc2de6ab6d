import Columnar

extension KernelBenchmark {
  /// What filters run: tests of pinned codes into a mask that is used again, logic and counts on masks, and from masks to
  /// rows.
  static func masks(_ sample: SampleColumns) -> [KernelCase] {
    let (bytes, words): ([UInt8], [UInt32]) = (sample.codes(upTo: .max), sample.codes(upTo: .max))
    return tests(bytes, CodeVector.bytes) + tests(words, CodeVector.words) + logic(sample)
  }

  private static func tests<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable>(
    _ plain: [Code], _ vector: (StoredArray<Code>) -> CodeVector
  ) -> [KernelCase] {
    let codes = PinnedCodes(vector(StoredArray(plain)))
    let range = Code.max / 4...Code.max / 4 * 3
    let wide = UInt64(range.lowerBound)...UInt64(range.upperBound)
    let width = MemoryLayout<Code>.stride
    let mask = SampleMask(rowCount: plain.count)
    return [
      KernelCase(
        name: "range to mask, \(width) B", byteCount: plain.count * width,
        kernel: {
          MaskKernels.match(codes, plain.indices, in: wide, into: mask.words)
          return mask.middleWord
        },
        plain: { middleWord(plain.map { range.contains($0) }) }),
      KernelCase(
        name: "range to count of a mask, \(width) B", byteCount: plain.count * width,
        kernel: { UInt64(MaskKernels.count(codes, plain.indices, in: wide)) },
        plain: { UInt64(plain.count { range.contains($0) }) }),
    ]
  }

  private static func logic(_ sample: SampleColumns) -> [KernelCase] {
    let plain = (sample.isSet(in256: 195), sample.isSet(in256: 100))
    let (first, second) = (SampleMask(plain.0), SampleMask(plain.1))
    let result = SampleMask(rowCount: sample.rowCount)
    let room = plain.0.count { $0 }
    let rows = UnsafeMutablePointer<UInt32>.allocate(capacity: room)
    return [
      KernelCase(
        name: "mask and mask", byteCount: 2 * first.byteCount,
        kernel: {
          result.words.update(from: first.words, count: first.byteCount / 8)
          MaskKernels.intersect(result.words, second.words, sample.rowCount)
          return result.middleWord
        },
        plain: { middleWord(zip(plain.0, plain.1).map { $0 && $1 }) }),
      KernelCase(
        name: "bits of a mask that are set", byteCount: first.byteCount,
        kernel: { UInt64(MaskKernels.setCount(first.words, sample.rowCount)) },
        plain: { UInt64(plain.0.count { $0 }) }),
      KernelCase(
        name: "mask to rows, 76 % set", byteCount: first.byteCount + room * 4,
        kernel: {
          MaskKernels.writeRows(of: first.words, sample.rowCount, from: 0, to: rows, room: room)
          return UInt64(rows[room / 2])
        },
        plain: { UInt64(plain.0.indices.filter { plain.0[$0] }[room / 2]) }),
    ]
  }
}
