import Columnar

extension KernelBenchmark {
  /// Sorting rows by keys of 29 bits. Of large columns an eighth is sorted.
  static func sorts(_ sample: SampleColumns) -> [KernelCase] {
    let count = sample.rowCount > 1 << 20 ? sample.rowCount / 8 : sample.rowCount
    let keys: [UInt64] = Array(sample.codes(upTo: UInt64(1 << 29)).prefix(count))
    let rows = Array(0..<UInt32(count))
    return [
      KernelCase(
        name: "sort of rows by 29 bits", byteCount: count * 4,
        kernel: {
          var sorted = rows
          RadixSort.sort(&sorted, by: keys)
          return UInt64(sorted[count / 2])
        },
        plain: { UInt64(rows.sorted { (keys[Int($0)], $0) < (keys[Int($1)], $1) }[count / 2]) })
    ]
  }

  /// Counts and sums of 60 groups.
  static func groups(_ sample: SampleColumns) -> [KernelCase] {
    let plain: [UInt8] = sample.codes(upTo: 59)
    let narrow = CodeVector.bytes(StoredArray(plain))
    let numbers = plain.map { UInt32($0) + 1 }
    let values = numbers.map { Int64($0 % 40) }
    return [
      KernelCase(
        name: "counts of 60 codes, 1 B", byteCount: sample.rowCount,
        kernel: {
          var counts = [UInt32](repeating: 0, count: 60)
          CodeCounts.add(narrow, rows: 0..<sample.rowCount, validity: nil, to: &counts)
          return UInt64(counts[30])
        },
        plain: {
          var counts: [UInt8: Int] = [:]
          for code in plain { counts[code, default: 0] += 1 }
          return UInt64(counts[30] ?? 0)
        }),
      slots(plain),
      KernelCase(
        name: "counts of 60 groups, 4 B", byteCount: sample.rowCount * 4,
        kernel: {
          var counts = [UInt32](repeating: 0, count: 61)
          GroupKernels.count(numbers, into: &counts)
          return UInt64(counts[30])
        },
        plain: {
          var counts: [UInt32: Int] = [:]
          for number in numbers { counts[number, default: 0] += 1 }
          return UInt64(counts[30] ?? 0)
        }),
      KernelCase(
        name: "sums of 60 groups, 12 B", byteCount: sample.rowCount * 12,
        kernel: {
          var (low, high) = ([UInt64](repeating: 0, count: 61), [Int64](repeating: 0, count: 61))
          GroupKernels.add(values, numbers: numbers, low: &low, high: &high)
          return low[30] &+ UInt64(bitPattern: high[30]) << 32
        },
        plain: {
          var sums: [UInt32: Int64] = [:]
          for row in numbers.indices { sums[numbers[row], default: 0] += values[row] }
          return UInt64(sums[30] ?? 0)
        }),
    ]
  }

  /// Groups by codes that are slots, a block at a time, and the sums of other codes.
  private static func slots(_ plain: [UInt8]) -> KernelCase {
    let (keys, addends) = (StoredArray(plain), plain.map { $0 % 40 })
    let codes = CodeVector.bytes(StoredArray(addends))
    return KernelCase(
      name: "counts and sums of 60 slots, 2 B", byteCount: plain.count * 2,
      kernel: {
        var sums = SlotSums(slotCount: 61)
        for block in 0..<Blocks.count(for: plain.count) {
          let rows = Blocks.rows(block, of: plain.count)
          sums.add(.codes(keys[rows]), codes, .range(rows))
        }
        return sums.counts[30] &+ sums.sums[30] << 32
      },
      plain: {
        var groups: [UInt8: (count: UInt64, sum: UInt64)] = [:]
        for row in plain.indices {
          let group = groups[plain[row]] ?? (0, 0)
          groups[plain[row]] = (group.count + 1, group.sum + UInt64(addends[row]))
        }
        return (groups[30]?.count ?? 0) &+ (groups[30]?.sum ?? 0) << 32
      })
  }
}
