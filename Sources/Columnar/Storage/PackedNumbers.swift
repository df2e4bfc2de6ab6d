/// Numbers as narrow as they allow: number = base + code × step.
package struct PackedNumbers: Sendable {
  package let base: Int64
  /// At least 1: the greatest common divisor of the distances from the base.
  package let step: UInt64
  package let codes: CodeVector
  package let largestCode: UInt64

  package var count: Int { codes.count }

  package init(_ numbers: [Int64]) {
    var (smallest, largest) = (numbers.first ?? 0, numbers.first ?? 0)
    for number in numbers {
      smallest = min(smallest, number)
      largest = max(largest, number)
    }
    let step = PackedNumbers.commonStep(of: numbers, above: smallest)
    base = smallest
    self.step = step
    largestCode = PackedNumbers.distance(from: smallest, to: largest) / step
    let divisor = ExactDivisor(step)
    codes = CodeVector(largest: largestCode, count: numbers.count) { index in
      // The step goes into every distance.
      divisor.quotient(PackedNumbers.distance(from: smallest, to: numbers[index]))
    }
  }

  init(base: Int64, step: UInt64, codes: CodeVector, largestCode: UInt64) {
    self.base = base
    self.step = step
    self.codes = codes
    self.largestCode = largestCode
  }

  /// The number at a place.
  package subscript(place: Int) -> Int64 { base &+ Int64(bitPattern: codes[place] &* step) }

  /// The smallest and the largest number; nil where there is none.
  package var range: ClosedRange<Int64>? {
    count > 0 ? base...(base &+ Int64(bitPattern: largestCode &* step)) : nil
  }

  /// Exact for any two numbers, the second one not smaller: it wraps, and 64 bits hold it without a sign.
  static func distance(from base: Int64, to number: Int64) -> UInt64 { UInt64(bitPattern: number &- base) }

  private static func commonStep(of numbers: [Int64], above base: Int64) -> UInt64 {
    var step: UInt64 = 0
    var divisor = ExactDivisor(1)
    for number in numbers {
      let distance = distance(from: base, to: number)
      // As a rule the step goes into it.
      if step > 0, divisor.divides(distance) { continue }
      step = greatestCommonDivisor(distance, step)
      if step == 1 { break }
      if step > 0 { divisor = ExactDivisor(step) }
    }
    return max(step, 1)
  }

  static func greatestCommonDivisor(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var (a, b) = (first, second)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
