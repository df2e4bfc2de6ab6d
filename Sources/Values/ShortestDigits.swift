/// The fewest decimal digits that read back as the same number, and where its point is.
struct ShortestDigits {
  private var digits: [UInt8] = []
  /// How many digits stand before the point: 1 for 1.5, 0 for 0.5, −1 for 0.05.
  private var pointPosition = 0

  /// Takes apart what the standard library's `description` writes, which has the fewest digits and of those the
  /// nearest (SwiftDtoa), as ECMAScript wants them, but lays them out in its own way.
  ///
  /// - Parameter value: finite and positive.
  init(of value: Double) {
    // 17 digits are the most that are ever needed; rounding and reading back append an exponent.
    digits.reserveCapacity(24)
    var isFraction = false
    var exponent = 0
    var exponentSign = 1
    var inExponent = false
    for byte in value.description.utf8 {
      if let digit = ASCII.digit(byte) {
        if inExponent {
          exponent = exponent * 10 + digit
        } else {
          take(byte, isFraction: isFraction)
        }
      } else if byte == ASCII.point {
        isFraction = true
      } else if byte == ASCII.minus {
        exponentSign = -1
      } else if byte == UInt8(ascii: "e") {
        inExponent = true
      }
    }
    while digits.last == ASCII.zero { digits.removeLast() }
    pointPosition += exponentSign * exponent
  }

  /// Appends them as ECMAScript's Number::toString does, which RFC 8785 prescribes.
  func write(to output: inout [UInt8]) {
    if pointPosition > 21 || pointPosition < -5 {
      writeWithExponent(to: &output)
    } else if pointPosition <= 0 {
      output.append(ASCII.zero)
      output.append(ASCII.point)
      output.append(contentsOf: repeatElement(ASCII.zero, count: -pointPosition))
      output.append(contentsOf: digits)
    } else if pointPosition < digits.count {
      output.append(contentsOf: digits[..<pointPosition])
      output.append(ASCII.point)
      output.append(contentsOf: digits[pointPosition...])
    } else {
      output.append(contentsOf: digits)
      output.append(contentsOf: repeatElement(ASCII.zero, count: pointPosition - digits.count))
    }
  }

  /// Rounds to that many digits behind the point; false where there are no more than that, and nothing changes.
  mutating func roundHalfUp(toDigits places: Int64) -> Bool {
    let (sum, overflow) = places.addingReportingOverflow(Int64(pointPosition))
    guard !overflow else { return zero(where: places < 0) }
    guard sum < Int64(digits.count) else { return false }
    guard sum >= 0 else { return zero(where: true) }
    var kept = Int(sum)
    let isUp = digits[kept] >= UInt8(ascii: "5")
    digits.removeSubrange(kept...)
    guard isUp else { return true }
    while kept > 0, digits[kept - 1] == ASCII.nine {
      kept -= 1
      digits.removeLast()
    }
    if kept > 0 {
      digits[kept - 1] += 1
    } else {
      // 9.99 becomes 10.
      digits = [ASCII.zero + 1]
      pointPosition += 1
    }
    return true
  }

  /// The nearest real; nil where it is not finite.
  var real: Double? {
    guard !digits.isEmpty else { return 0 }
    var text = digits
    text.append(UInt8(ascii: "e"))
    NumberText.write(Int64(pointPosition - digits.count), to: &text)
    return NumberText.real(text.span)
  }

  private mutating func zero(where isZero: Bool) -> Bool {
    if isZero { digits.removeAll() }
    return isZero
  }

  private mutating func take(_ digit: UInt8, isFraction: Bool) {
    let isLeadingZero = digits.isEmpty && digit == ASCII.zero
    if !isLeadingZero { digits.append(digit) }
    if isFraction {
      if isLeadingZero { pointPosition -= 1 }
    } else if !isLeadingZero {
      pointPosition += 1
    }
  }

  private func writeWithExponent(to output: inout [UInt8]) {
    output.append(digits[0])
    if digits.count > 1 {
      output.append(ASCII.point)
      output.append(contentsOf: digits[1...])
    }
    let exponent = pointPosition - 1
    output.append(UInt8(ascii: "e"))
    output.append(exponent < 0 ? ASCII.minus : ASCII.plus)
    NumberText.write(unsigned: UInt64(exponent.magnitude), to: &output)
  }
}
