import Columnar
import QueryPlan
import Values

extension Vector {
  /// A function of one operand of the type `type`.
  func applying(
    _ function: ScalarFunction, of type: ScalarType, _ count: Int, _ pacing: inout PacedInterruption
  ) -> Vector {
    if isFailing || isConstantNull { return self }
    var rows = RowStanding(nulls: nulls, failed: failed, count: count)
    switch type {
    case .text:
      return applyingToTexts(function, &rows, &pacing)
    case .real:
      let reals = reals(count)
      return rows.reals { ElementaryFunctions.realToReal(function, reals[$0]) }
    case .integer, .duration, .date, .timestamp, .boolean:
      let numbers = numbers(count)
      if ElementaryFunctions.givesNumber(function, of: type) {
        return rows.numbers {
          ElementaryFunctions.numberToNumber(function, numbers[$0], type)
        }
      }
      return rows.reals { .value(ElementaryFunctions.length(function, numbers[$0])) }
    }
  }

  private func applyingToTexts(
    _ function: ScalarFunction, _ rows: inout RowStanding, _ pacing: inout PacedInterruption
  ) -> Vector {
    let texts = texts(rows.count)
    let bytes = texts.bytes.span
    if function == .length {
      return rows.numbers {
        .value(Vector.codePointCount(bytes.extracting(texts.range($0)), &pacing))
      }
    }
    if ElementaryFunctions.givesNumber(function, of: .text) {
      return rows.numbers {
        ElementaryFunctions.textToNumber(function, bytes.extracting(texts.range($0)))
      }
    }
    var builder = TextVectorBuilder()
    builder.reserve(longTexts: texts.byteCount)
    for row in 0..<rows.count {
      guard rows.isComputed(row) else {
        builder.appendEmpty()
        continue
      }
      builder.append {
        Vector.apply(function, bytes.extracting(texts.range(row)), into: &$0, &pacing)
      }
    }
    return rows.vector(.texts(builder.vector))
  }

  private static func codePointCount(_ text: Span<UInt8>, _ pacing: inout PacedInterruption) -> Int64 {
    var count: Int64 = 0
    text.forEachPiece { piece in
      guard !pacing.isStopped(afterSpending: piece.count) else { return false }
      count += ElementaryFunctions.codePointCount(piece)
      return true
    }
    return count
  }

  /// Applies a function from text to text, piece by piece where it maps code points.
  private static func apply(
    _ function: ScalarFunction, _ text: Span<UInt8>, into output: inout [UInt8],
    _ pacing: inout PacedInterruption
  ) {
    guard function != .trim else {
      return output.append(bytesOf: text.extracting(ElementaryFunctions.trimmed(text)), &pacing)
    }
    text.forEachPiece { piece in
      guard !pacing.isStopped(afterSpending: piece.count) else { return false }
      ElementaryFunctions.textToText(function, piece, into: &output)
      return true
    }
  }

  /// `round(value, digits)`.
  static func rounding(_ value: Vector, digits: Vector, count: Int) -> Vector {
    if let shortcut = strictShortcut(value, digits, count) { return shortcut }
    let (nulls, failed) = strictStanding(value, digits, count)
    // Without a value there is nothing to round, and nothing that tells the type.
    if value.form == .bits { return .allNull(failed: failed, count: count) }
    var rows = RowStanding(nulls: nulls, failed: failed, count: count)
    let digits = digits.numbers(count)
    if value.form == .reals {
      let reals = value.reals(count)
      return rows.reals { ElementaryFunctions.round(reals[$0], digits: digits[$0]) }
    }
    let numbers = value.numbers(count)
    return rows.numbers { ElementaryFunctions.round(numbers[$0], digits: digits[$0]) }
  }

  /// Null where both are equal, else the first.
  static func nullingIfEqual(_ first: Vector, _ second: Vector, count: Int) -> Vector {
    if let shortcut = strictShortcut(first, second, count) { return shortcut }
    let equal = comparing(.equal, first, second, count: count).trueBits(count)
    var (nulls, failed) = strictStanding(first, second, count)
    nulls = Bitmap.union(nulls, equal)
    if first.form == .bits { return .truth(first.trueBits(count), nulls: nulls, failed: failed) }
    return Vector(first.spreadPayload(count), nulls: nulls, failed: failed)
  }

  /// The greater or the smaller one; nulls are passed over.
  static func extremum(_ first: Vector, _ second: Vector, isGreatest: Bool, count: Int) -> Vector {
    if first.isFailing || second.isFailing { return .failing }
    let failed = Bitmap.union(first.failed, second.failed)
    // Where the comparison is null, whichever has a value is taken.
    var takesFirst = comparing(isGreatest ? .greater : .less, first, second, count: count).trueBits(count)
    if let nulls = second.nullBits(count) { takesFirst.formUnion(nulls) }
    if let nulls = first.nullBits(count) { takesFirst.subtract(nulls) }
    var result = choosing(takesFirst, first, else: second)
    guard let failed else { return result }
    if result.isConstantNull { return .allNull(failed: failed, count: count) }
    result.nulls = Bitmap.difference(result.nulls, failed)
    result.failed = failed
    if case .bits(let bits) = result.payload {
      return .truth(bits, nulls: result.nulls, failed: failed)
    }
    return result
  }

  /// Fills nulls with the values of another vector.
  func filled(with other: Vector, _ count: Int) -> Vector {
    switch activeRows(for: .coalesce, count: count) {
    case .all: other
    case .none: self
    case .some(let places): .choosing(places, other, else: self)
    }
  }

  /// As a condition: the first branch where true, the second where false or null.
  func choosing(_ then: Vector, else otherwise: Vector, _ count: Int) -> Vector {
    if isFailing { return .failing }
    if let constant { return constant == .boolean(true) ? then : otherwise }
    var result = Vector.choosing(trueBits(count), then, else: otherwise)
    guard let failed else { return result }
    if result.isFailing { return result }
    if result.isConstantNull { return .allNull(failed: failed, count: count) }
    result.nulls = Bitmap.difference(result.nulls, failed)
    result.failed = Bitmap.union(result.failed, failed)
    if case .bits(let bits) = result.payload {
      return .truth(bits, nulls: result.nulls, failed: result.failed)
    }
    return result
  }

  /// A value a row, also of a constant.
  func spreadPayload(_ count: Int) -> Payload {
    switch form {
    case .bits: .bits(trueBits(count))
    case .numbers: .numbers(numbers(count))
    case .reals: .reals(reals(count))
    case .texts: .texts(texts(count))
    }
  }

  /// Joins values as texts, nulls as empty ones.
  static func concatenating(
    _ operands: [Vector], _ types: [ScalarType], count: Int, _ pacing: inout PacedInterruption
  ) -> Vector {
    if operands.contains(where: { $0.isFailing }) { return .failing }
    let failed = operands.reduce(nil) { Bitmap.union($0, $1.failed) }
    let parts = zip(operands, types).map { TextPart($0, $1, count) }
    var builder = TextVectorBuilder()
    builder.reserve(longTexts: parts.reduce(0) { $0.addingSaturating($1.byteCount(count)) })
    for row in 0..<count {
      builder.append { bytes in
        guard !(failed?[row] ?? false) else { return }
        for part in parts { part.write(row, to: &bytes, &pacing) }
      }
    }
    return Vector(.texts(builder.vector), failed: failed)
  }
}

/// One operand of `concat`.
private struct TextPart {
  private enum Values {
    case constant([UInt8])
    case bits(Bitmap)
    case numbers([Int64])
    case reals([Double])
    case texts(TextVector)
  }

  private let values: Values
  private let nulls: Bitmap?
  private let type: ScalarType

  init(_ vector: Vector, _ type: ScalarType, _ count: Int) {
    self.type = type
    nulls = vector.nulls
    switch vector.payload {
    case .constant(let scalar):
      var bytes: [UInt8] = []
      scalar.write(to: &bytes)
      values = .constant(bytes)
    case .failing: values = .constant([])
    case .bits(let bits): values = .bits(bits)
    case .numbers(let numbers): values = .numbers(numbers)
    case .reals(let reals): values = .reals(reals)
    case .texts(let texts): values = .texts(texts)
    }
  }

  /// How many bytes the part has in all rows together, as far as they may be many.
  func byteCount(_ count: Int) -> Int {
    switch values {
    case .constant(let constant):
      let (bytes, overflow) = constant.count.multipliedReportingOverflow(by: count)
      return overflow ? .max : bytes
    case .texts(let texts): return texts.byteCount
    case .bits, .numbers, .reals: return 0
    }
  }

  func write(_ row: Int, to bytes: inout [UInt8], _ pacing: inout PacedInterruption) {
    guard !(nulls?[row] ?? false) else { return }
    switch values {
    case .constant(let constant): bytes.append(bytesOf: constant.span, &pacing)
    case .bits(let bits): Scalar.boolean(bits[row]).write(to: &bytes)
    case .numbers(let numbers): Column.scalar(type, numbers[row]).write(to: &bytes)
    case .reals(let reals): NumberText.write(reals[row], to: &bytes)
    case .texts(let texts): bytes.append(bytesOf: texts.bytes.span.extracting(texts.range(row)), &pacing)
    }
  }
}

extension Int {
  fileprivate func addingSaturating(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
