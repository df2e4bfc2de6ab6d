import Values

/// How values of the language compare.
enum ReferenceOrder {
  /// Negative, zero or positive as `left` is before, beside or behind `right`. Types agree, or both are numbers.
  static func compare(_ left: Scalar, _ right: Scalar) -> Int {
    switch (left, right) {
    case (.boolean(let a), .boolean(let b)): sign(a ? 1 : 0, b ? 1 : 0)
    case (.integer(let a), .integer(let b)): sign(a, b)
    case (.real(let a), .real(let b)): sign(a, b)
    case (.integer(let a), .real(let b)): compare(a, b)
    case (.real(let a), .integer(let b)): -compare(b, a)
    case (.text(let a), .text(let b)): compare(scalars(a), scalars(b))
    case (.duration(let a), .duration(let b)): sign(a.microseconds, b.microseconds)
    case (.date(let a), .date(let b)): sign(a.daysSinceEpoch, b.daysSinceEpoch)
    case (.timestamp(let a), .timestamp(let b)): sign(a.microsecondsSinceEpoch, b.microsecondsSinceEpoch)
    default: preconditionFailure("the binder compares only types that compare: \(left), \(right)")
    }
  }

  /// Likewise for texts whose runs of digits count by their value; ties go by the whole texts.
  static func compareNaturally(_ left: Scalar, _ right: Scalar) -> Int {
    guard case .text(let a) = left, case .text(let b) = right else {
      preconditionFailure("only texts have a natural order")
    }
    for (one, other) in zip(pieces(a), pieces(b)) {
      let order = compareParts(one, other)
      if order != 0 { return order }
    }
    let order = sign(pieces(a).count, pieces(b).count)
    return order != 0 ? order : compare(scalars(a), scalars(b))
  }

  /// A text's code points, where a run of digits is one piece, without the zeros before it.
  private static func pieces(_ text: String) -> [[UInt32]] {
    var pieces: [[UInt32]] = []
    var isInNumber = false
    for scalar in scalars(text) {
      let isDigit = digits.contains(scalar)
      if isDigit && isInNumber {
        let number = pieces.removeLast()
        pieces.append(number == [digits.lowerBound] ? [scalar] : number + [scalar])
      } else {
        pieces.append([scalar])
      }
      isInNumber = isDigit
    }
    return pieces
  }

  private static let digits: ClosedRange<UInt32> = 0x30...0x39

  /// Longer numbers are larger; a number and another code point compare as digits do.
  private static func compareParts(_ left: [UInt32], _ right: [UInt32]) -> Int {
    let areNumbers = digits.contains(left[0]) && digits.contains(right[0])
    if areNumbers && left.count != right.count { return sign(left.count, right.count) }
    return compare(left, right)
  }

  private static func sign<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
    left < right ? -1 : left > right ? 1 : 0
  }

  /// Exact: no integer becomes a real.
  private static func compare(_ integer: Int64, _ real: Double) -> Int {
    if real >= 0x1p63 { return -1 }
    if real < -0x1p63 { return 1 }
    let whole = Int64(real.rounded(.towardZero))
    return integer == whole ? sign(0, real - Double(whole)) : sign(integer, whole)
  }

  private static func compare(_ left: [UInt32], _ right: [UInt32]) -> Int {
    for (a, b) in zip(left, right) where a != b { return sign(a, b) }
    return sign(left.count, right.count)
  }

  private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
