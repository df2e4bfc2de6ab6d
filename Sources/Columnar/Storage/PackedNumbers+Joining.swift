/// Some rows of a column of numbers: packed numbers for those that have one, in order.
package struct NumberPiece: Sendable {
  package let numbers: PackedNumbers
  /// Which of the first rows have a number; nil where as many of them as there are numbers all have.
  package let validity: Bitmap?
  /// How many rows there are; those that `validity` and `numbers` do not reach have none.
  package let rowCount: Int

  package init(numbers: PackedNumbers, validity: Bitmap?, rowCount: Int) {
    self.numbers = numbers
    self.validity = validity
    self.rowCount = rowCount
  }
}

extension PackedNumbers {
  /// Puts pieces together, as narrow as all of them allow: a code for every row, 0 for those without a number.
  package init(joining pieces: [NumberPiece]) {
    var (smallest, largest) = (Int64.max, Int64.min)
    for piece in pieces {
      guard let range = piece.numbers.range else { continue }
      smallest = min(smallest, range.lowerBound)
      largest = max(largest, range.upperBound)
    }
    if smallest > largest { (smallest, largest) = (0, 0) }
    let step = PackedNumbers.commonStep(of: pieces, above: smallest)
    let largestCode = PackedNumbers.distance(from: smallest, to: largest) / step
    let scale = Scale(base: smallest, step: step)
    let codes: CodeVector
    if largestCode <= UInt64(UInt8.max) {
      codes = .bytes(StoredArray(scale.join(pieces)))
    } else if largestCode <= UInt64(UInt16.max) {
      codes = .halves(StoredArray(scale.join(pieces)))
    } else if largestCode <= UInt64(UInt32.max) {
      codes = .words(StoredArray(scale.join(pieces)))
    } else {
      codes = .longs(StoredArray(scale.join(pieces)))
    }
    self.init(base: smallest, step: step, codes: codes, largestCode: largestCode)
  }

  private static func commonStep(of pieces: [NumberPiece], above base: Int64) -> UInt64 {
    var step: UInt64 = 0
    for piece in pieces where piece.numbers.count > 0 {
      step = greatestCommonDivisor(step, distance(from: base, to: piece.numbers.base))
      if piece.numbers.largestCode > 0 { step = greatestCommonDivisor(step, piece.numbers.step) }
    }
    return max(step, 1)
  }
}

/// What codes of one column count in.
private struct Scale {
  let base: Int64
  let step: UInt64

  func join<Code: FixedWidthInteger & UnsignedInteger>(_ pieces: [NumberPiece]) -> [Code] {
    var codes = [Code](repeating: 0, count: pieces.reduce(0) { $0 + $1.rowCount })
    var start = 0
    for piece in pieces {
      switch piece.numbers.codes {
      case .bytes(let own): write(own.span, piece, to: &codes, from: start)
      case .halves(let own): write(own.span, piece, to: &codes, from: start)
      case .words(let own): write(own.span, piece, to: &codes, from: start)
      case .longs(let own): write(own.span, piece, to: &codes, from: start)
      }
      start += piece.rowCount
    }
    return codes
  }

  @inline(__always)
  private func write<Own: FixedWidthInteger & UnsignedInteger, Code: FixedWidthInteger & UnsignedInteger>(
    _ own: Span<Own>, _ piece: NumberPiece, to codes: inout [Code], from start: Int
  ) {
    // Steps of a piece are multiples of the column's, and all codes are at most the column's largest.
    let offset = PackedNumbers.distance(from: base, to: piece.numbers.base) / step
    let factor = piece.numbers.largestCode > 0 ? piece.numbers.step / step : 0
    var output = codes.mutableSpan
    guard let validity = piece.validity else {
      for place in own.indices {
        output[start &+ place] = Code(truncatingIfNeeded: offset &+ UInt64(own[place]) &* factor)
      }
      return
    }
    var place = 0
    for row in 0..<validity.count where validity[row] {
      output[start &+ row] = Code(truncatingIfNeeded: offset &+ UInt64(own[place]) &* factor)
      place &+= 1
    }
  }
}
