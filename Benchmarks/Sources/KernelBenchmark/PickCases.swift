import Columnar
import Values

extension KernelBenchmark {
  /// What is done with few rows of a mask or with all that are marked: single codes looked at, numbers written; and sets
  /// of codes by ranges. Bytes are those of the codes that are looked at.
  static func picks(_ sample: SampleColumns) -> [KernelCase] {
    [pick(sample, in256: 3), pick(sample, in256: 30), ranges(of: sample)]
      + [8, 195].flatMap { [numbers(sample, in256: $0), driftingNumbers(sample, in256: $0)] }
  }

  private static func pick(_ sample: SampleColumns, in256 share: UInt64) -> KernelCase {
    let plain: [UInt32] = sample.codes(upTo: .max)
    let codes = StoredArray(plain)
    let isMarked = sample.isSet(in256: share)
    let (marks, mask) = (SampleMask(isMarked), SampleMask(rowCount: plain.count))
    let (low, high) = (UInt32.max / 4, UInt32.max / 4 * 3)
    return KernelCase(
      name: "range of \(percentage(share)) % of the rows, 4 B", byteCount: isMarked.count { $0 } * 4,
      kernel: {
        MaskKernels.matchEach(
          .words(PinnedArray(codes)), plain.indices, in: UInt64(low)...UInt64(high),
          among: UnsafePointer(marks.words), into: mask.words)
        return mask.middleWord
      },
      plain: { middleWord(plain.indices.map { isMarked[$0] && (low...high).contains(plain[$0]) }) })
  }

  private static func ranges(of sample: SampleColumns) -> KernelCase {
    let plain: [UInt8] = sample.codes(upTo: 99)
    let (codes, members) = (StoredArray(plain), (0..<12 as Range<UInt64>).map { $0 * 8 })
    let (ranges, mask) = (CodeRanges(members, bytesPerCode: 1), SampleMask(rowCount: plain.count))
    return KernelCase(
      name: "12 ranges to mask, 1 B", byteCount: plain.count,
      kernel: {
        ranges?.match(.bytes(PinnedArray(codes)), plain.indices, into: mask.words)
        return mask.middleWord
      },
      plain: { middleWord(plain.map { $0 % 8 == 0 && $0 < 96 }) })
  }

  private static func numbers(_ sample: SampleColumns, in256 share: UInt64) -> KernelCase {
    let plain: [UInt32] = sample.codes(upTo: .max)
    return numbers(
      NumberColumn(
        .integer, nullity: .none, base: -7, step: 3, codes: .words(StoredArray(plain)),
        zones: ZoneMap(.words(StoredArray(plain)), validity: nil), largestCode: UInt64(UInt32.max)),
      plain, sample.isSet(in256: share), "numbers of \(percentage(share)) % of the rows, 4 B", width: 4)
  }

  /// Those of ids, which go up by a little more than one from row to row.
  private static func driftingNumbers(_ sample: SampleColumns, in256 share: UInt64) -> KernelCase {
    let plain = (0..<sample.rowCount).map { UInt32($0 + $0 / 97) }
    let codes = CodeVector.words(StoredArray(plain))
    let column = NumberColumn(
      .integer, nullity: .none, base: -7, step: 3, codes: codes, zones: ZoneMap(codes, validity: nil),
      largestCode: UInt64(UInt32.max))
    column.expectReading(.eager, threads: 1)
    return numbers(
      column, plain, sample.isSet(in256: share), "ids of \(percentage(share)) % of the rows, 1 B", width: 1)
  }

  private static func numbers(
    _ column: NumberColumn, _ plain: [UInt32], _ isMarked: [Bool], _ name: String, width: Int
  ) -> KernelCase {
    let rows = marked(isMarked)
    let numbers = UnsafeMutablePointer<Int64>.allocate(capacity: max(rows.count, 1))
    return KernelCase(
      name: name, byteCount: rows.count * (width + MemoryLayout<Int64>.stride),
      kernel: {
        column.write(rows, 0..<rows.blockCount, to: numbers)
        return UInt64(bitPattern: numbers[rows.count / 2])
      },
      plain: {
        var numbers: [Int64] = []
        for row in plain.indices where isMarked[row] { numbers.append(-7 + Int64(plain[row]) * 3) }
        return UInt64(bitPattern: numbers[numbers.count / 2])
      })
  }

  private static func marked(_ isMarked: [Bool]) -> MarkedRows {
    let (marks, mask) = (RowMarks(rowCount: isMarked.count), SampleMask(isMarked))
    let blocks = (0..<Blocks.count(for: isMarked.count)).map { Blocks.rows($0, of: isMarked.count) }
    for rows in blocks {
      marks.words(rows).update(
        from: mask.words + rows.lowerBound >> 6, count: Bitmap.wordCount(for: rows.count))
    }
    return MarkedRows(marks, counts: blocks.map { rows in isMarked[rows].count { $0 } })
  }

  private static func percentage(_ share: UInt64) -> UInt64 { share * 100 / 256 }
}
