/// Adds the values of rows to the slots of their groups. Slot 0 belongs to no group: rows that do not count go there.
///
/// The pointers of this file stay inside the closures that they are given to. Every number is below the count of
/// slots, which `check` makes sure of once a batch; values are as many as numbers.
package enum GroupKernels {
  /// Adds 1 for every row.
  package static func count(_ numbers: [UInt32], into counts: inout [UInt32]) {
    check(numbers, slots: counts.count)
    numbers.withUnsafeBufferPointer { numbers in
      counts.withUnsafeMutableBufferPointer { counts in
        for number in numbers { counts[Int(number)] &+= 1 }
      }
    }
  }

  /// Adds integers exactly: the lower 32 bits of each, without sign, to one sum and the upper ones, with sign, to
  /// another. Of fewer than 2³² rows neither overflows.
  package static func add(
    _ values: [Int64], numbers: [UInt32], low: inout [UInt64], high: inout [Int64]
  ) {
    precondition(values.count == numbers.count && low.count == high.count, "a value for each row")
    check(numbers, slots: low.count)
    values.withUnsafeBufferPointer { values in
      numbers.withUnsafeBufferPointer { numbers in
        low.withUnsafeMutableBufferPointer { low in
          high.withUnsafeMutableBufferPointer { high in
            for row in 0..<numbers.count {
              let slot = Int(numbers[row])
              low[slot] &+= UInt64(truncatingIfNeeded: values[row]) & 0xFFFF_FFFF
              high[slot] &+= values[row] &>> 32
            }
          }
        }
      }
    }
  }

  /// Adds reals and collects what each addition loses (Neumaier 1974).
  package static func add(
    _ values: [Double], numbers: [UInt32], sums: inout [Double], losses: inout [Double]
  ) {
    precondition(values.count == numbers.count && sums.count == losses.count, "a value for each row")
    check(numbers, slots: sums.count)
    values.withUnsafeBufferPointer { values in
      numbers.withUnsafeBufferPointer { numbers in
        sums.withUnsafeMutableBufferPointer { sums in
          losses.withUnsafeMutableBufferPointer { losses in
            for row in 0..<numbers.count {
              let slot = Int(numbers[row])
              add(values[row], to: &sums[slot], &losses[slot])
            }
          }
        }
      }
    }
  }

  /// Adds one real to a compensated sum.
  @inline(__always)
  package static func add(_ value: Double, to sum: inout Double, _ loss: inout Double) {
    let total = sum + value
    loss += sum.magnitude >= value.magnitude ? (sum - total) + value : (value - total) + sum
    sum = total
  }

  /// Keeps the smallest word of every group.
  package static func keepSmallest(_ words: [UInt64], numbers: [UInt32], in best: inout [UInt64]) {
    precondition(words.count == numbers.count, "a word for each row")
    check(numbers, slots: best.count)
    words.withUnsafeBufferPointer { words in
      numbers.withUnsafeBufferPointer { numbers in
        best.withUnsafeMutableBufferPointer { best in
          for row in 0..<numbers.count {
            let slot = Int(numbers[row])
            best[slot] = min(best[slot], words[row])
          }
        }
      }
    }
  }

  /// Keeps the largest word of every group.
  package static func keepLargest(_ words: [UInt64], numbers: [UInt32], in best: inout [UInt64]) {
    precondition(words.count == numbers.count, "a word for each row")
    check(numbers, slots: best.count)
    words.withUnsafeBufferPointer { words in
      numbers.withUnsafeBufferPointer { numbers in
        best.withUnsafeMutableBufferPointer { best in
          for row in 0..<numbers.count {
            let slot = Int(numbers[row])
            best[slot] = max(best[slot], words[row])
          }
        }
      }
    }
  }

  private static func check(_ numbers: [UInt32], slots: Int) {
    var largest: UInt32 = 0
    for number in numbers { largest = max(largest, number) }
    precondition(Int(largest) < slots, "every group has a slot")
  }
}
