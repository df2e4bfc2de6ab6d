import Columnar
import QueryPlan
import Values

extension Vector {
  /// Null and failing rows of an operation that takes both operands.
  static func strictStanding(
    _ first: Vector, _ second: Vector, _ count: Int
  ) -> (nulls: Bitmap?, failed: Bitmap?) {
    let failed = Bitmap.union(first.failedBits(count), second.failedBits(count))
    let nulls = Bitmap.union(first.nullBits(count), second.nullBits(count))
    return (Bitmap.difference(nulls, failed).flatMap { $0.isEmpty ? nil : $0 }, failed)
  }

  /// The outcome where one operand is null or fails throughout; nil where rows must be looked at.
  static func strictShortcut(_ first: Vector, _ second: Vector, _ count: Int) -> Vector? {
    if first.isFailing || second.isFailing { return .failing }
    guard first.isConstantNull || second.isConstantNull else { return nil }
    return .allNull(failed: Bitmap.union(first.failed, second.failed), count: count)
  }

  /// Compares two vectors row by row.
  static func comparing(_ comparison: Comparison, _ left: Vector, _ right: Vector, count: Int) -> Vector {
    if let shortcut = strictShortcut(left, right, count) { return shortcut }
    if let left = left.constant, let right = right.constant {
      return Vector(
        .constant(ScalarOperations.order(left, right).map { .boolean(comparison.holds($0)) } ?? .null))
    }
    let (nulls, failed) = strictStanding(left, right, count)
    return .truth(comparisonBits(comparison, left, right, count), nulls: nulls, failed: failed)
  }

  private static func comparisonBits(
    _ comparison: Comparison, _ left: Vector, _ right: Vector, _ count: Int
  ) -> Bitmap {
    switch (left.form, right.form) {
    case (.bits, _), (_, .bits):
      return comparisonBits(comparison, left.trueBits(count), right.trueBits(count))
    case (.texts, _), (_, .texts):
      return comparisonBits(comparison, left.texts(count), right.texts(count))
    case (.reals, .reals):
      let (left, right) = (left.reals(count), right.reals(count))
      return bits(count) { comparison.holds(left[$0] < right[$0] ? -1 : left[$0] > right[$0] ? 1 : 0) }
    case (.numbers, .reals):
      let (left, right) = (left.numbers(count), right.reals(count))
      return bits(count) { comparison.holds(NumberComparison.compare(left[$0], right[$0])) }
    case (.reals, .numbers):
      let (left, right) = (left.reals(count), right.numbers(count))
      return bits(count) { comparison.holds(-NumberComparison.compare(right[$0], left[$0])) }
    case (.numbers, .numbers):
      let (left, right) = (left.numbers(count), right.numbers(count))
      return bits(count) { comparison.holds(left[$0] < right[$0] ? -1 : left[$0] > right[$0] ? 1 : 0) }
    }
  }

  /// Sets the bit of every row for which the test holds. Inlined, so that the test is no call.
  @inline(__always)
  static func bits(_ count: Int, _ holds: (Int) -> Bool) -> Bitmap {
    var words = [UInt64](repeating: 0, count: Bitmap.wordCount(for: count))
    for index in words.indices {
      var word: UInt64 = 0
      let start = index * 64
      for offset in 0..<min(64, count - start) where holds(start + offset) {
        word |= 1 << UInt64(offset)
      }
      words[index] = word
    }
    return Bitmap(words: words, count: count)
  }

  private static func comparisonBits(_ comparison: Comparison, _ left: Bitmap, _ right: Bitmap) -> Bitmap {
    var result = left
    switch comparison {
    case .equal, .notEqual:
      let both = left.words.indices.map { left.words[$0] ^ right.words[$0] }
      result = Bitmap(words: both, count: left.count)
      if comparison == .equal { result.invert() }
    case .less:
      result = right
      result.subtract(left)
    case .greater:
      result.subtract(right)
    case .lessOrEqual:
      result.invert()
      result.formUnion(right)
    case .greaterOrEqual:
      result.formUnion(right.inverted)
    }
    return result
  }

  private static func comparisonBits(
    _ comparison: Comparison, _ left: TextVector, _ right: TextVector
  ) -> Bitmap {
    let leftBytes = left.bytes.span
    let rightBytes = right.bytes.span
    var words = [UInt64](repeating: 0, count: Bitmap.wordCount(for: left.count))
    for row in 0..<left.count {
      let order = ByteOrder.compare(
        leftBytes.extracting(left.range(row)), rightBytes.extracting(right.range(row)))
      if comparison.holds(order) { words[row >> 6] |= 1 << UInt64(row & 63) }
    }
    return Bitmap(words: words, count: left.count)
  }

  /// How the values are stored.
  enum Form { case bits, numbers, reals, texts }

  var form: Form {
    switch payload {
    case .bits, .constant(.boolean), .constant(.null), .failing: .bits
    case .reals, .constant(.real): .reals
    case .texts, .constant(.text): .texts
    case .numbers, .constant: .numbers
    }
  }
}
