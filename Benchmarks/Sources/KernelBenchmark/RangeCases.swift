import Columnar

extension KernelBenchmark {
  /// Range tests on codes of every width, to a bitmap and to a count; half of the rows are in the range.
  static func ranges(_ sample: SampleColumns) -> [KernelCase] {
    ranges(sample.codes(upTo: UInt8.max / 2), CodeVector.bytes)
      + ranges(sample.codes(upTo: UInt16.max / 2), CodeVector.halves)
      + ranges(sample.codes(upTo: UInt32.max / 2), CodeVector.words)
      + ranges(sample.codes(upTo: UInt64.max / 2), CodeVector.longs)
  }

  private static func ranges<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable>(
    _ plain: [Code], _ vector: (StoredArray<Code>) -> CodeVector
  ) -> [KernelCase] {
    let codes = vector(StoredArray(plain))
    let range = Code.max / 8...Code.max / 8 * 3
    let wide = UInt64(range.lowerBound)...UInt64(range.upperBound)
    let width = MemoryLayout<Code>.stride
    return [
      KernelCase(
        name: "range to bitmap, \(width) B", byteCount: plain.count * width,
        kernel: { middleWord(RangeKernels.matches(codes, rows: plain.indices, in: wide)) },
        plain: { middleWord(plain.map { range.contains($0) }) }),
      KernelCase(
        name: "range to count, \(width) B", byteCount: plain.count * width,
        kernel: { UInt64(RangeKernels.count(codes, rows: plain.indices, in: wide)) },
        plain: { UInt64(plain.count { range.contains($0) }) }),
    ]
  }

  /// Membership of codes in sets of few values and of many.
  static func codeSets(_ sample: SampleColumns) -> [KernelCase] {
    let (bytes, halves): ([UInt8], [UInt16]) = (sample.codes(upTo: 99), sample.codes(upTo: 9999))
    return [
      membership(bytes, CodeVector.bytes, of: 7, below: 100),
      membership(bytes, CodeVector.bytes, of: 40, below: 100),
      membership(halves, CodeVector.halves, of: 300, below: 10_000),
    ]
  }

  private static func membership<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable>(
    _ plain: [Code], _ vector: (StoredArray<Code>) -> CodeVector, of size: Int, below limit: Int
  ) -> KernelCase {
    let codes = vector(StoredArray(plain))
    let members = Set((0..<size).map { Code($0 * 13 % limit) })
    let set = CodeSet(members.map { UInt64($0) })
    let width = MemoryLayout<Code>.stride
    return KernelCase(
      name: "set of \(size), \(width) B", byteCount: plain.count * width,
      kernel: { middleWord(set.matches(codes, rows: plain.indices)) },
      plain: { middleWord(plain.map { members.contains($0) }) })
  }

  /// What stands for all of a result, so that neither side spends its time on comparing.
  static func middleWord(_ bits: Bitmap) -> UInt64 { bits.words[bits.words.count / 2] }

  /// The same of results that are no bits.
  static func middleWord(_ results: [Bool]) -> UInt64 {
    let first = Bitmap.wordCount(for: results.count) / 2 * 64
    let rows = results[first..<min(first + 64, results.count)]
    return rows.reversed().reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
  }
}
