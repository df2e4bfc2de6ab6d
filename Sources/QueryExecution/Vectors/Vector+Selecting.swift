import Columnar
import Values

extension Vector {
  /// Loads some rows of a column that holds scalars.
  static func load(_ column: Column, rows: RowSelection) -> Vector {
    let nulls = column.nullity.validity.map { GatherKernels.bits($0, rows: rows).inverted }
    let someNulls = nulls.flatMap { $0.isEmpty ? nil : $0 }
    switch column {
    case .boolean(let column):
      return .truth(GatherKernels.bits(column.bits, rows: rows), nulls: someNulls, failed: nil)
    case .number(let column):
      return Vector(.numbers(GatherKernels.numbers(column, rows: rows)), nulls: someNulls)
    case .real(let column):
      return Vector(.reals(GatherKernels.reals(column.values, rows: rows)), nulls: someNulls)
    case .text(let column):
      return Vector(.texts(TextVector(column, rows: rows)), nulls: someNulls)
    case .mixed(let column):
      return Vector(.texts(TextVector(column.reading, rows: rows)), nulls: someNulls)
    case .record, .list:
      preconditionFailure("the binder loads fields that hold scalars only")
    }
  }

  /// How many elements some lists have.
  static func lengths(of lists: ListColumn, rows: RowSelection) -> Vector {
    let nulls = lists.nullity.validity.map { GatherKernels.bits($0, rows: rows).inverted }
    let lengths =
      switch rows {
      case .range(let range): range.map { Int64(lists.elementRows($0).count) }
      case .list(let list): list.map { Int64(lists.elementRows(Int($0)).count) }
      }
    return Vector(.numbers(lengths), nulls: nulls.flatMap { $0.isEmpty ? nil : $0 })
  }

  /// Takes `first` in the rows of `mask` and `second` in all others. Both have one type.
  static func choosing(_ mask: Bitmap, _ first: Vector, else second: Vector) -> Vector {
    let count = mask.count
    if first.isConstantNull && second.isConstantNull { return .null }
    if first.isFailing && second.isFailing { return .failing }
    let nulls = merge(mask, first.nullBits(count), second.nullBits(count))
    let failed = merge(mask, first.failedBits(count), second.failedBits(count))
    return Vector(chosenPayload(mask, first, second), nulls: nulls, failed: failed)
  }

  private static func merge(_ mask: Bitmap, _ first: Bitmap?, _ second: Bitmap?) -> Bitmap? {
    var chosen = first
    chosen?.formIntersection(mask)
    let merged = Bitmap.union(chosen, Bitmap.difference(second, mask))
    return merged.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func chosenPayload(_ mask: Bitmap, _ first: Vector, _ second: Vector) -> Payload {
    let count = mask.count
    // Nulls and failures throughout have the form of booleans, whatever their type: the other one decides.
    switch first.form == .bits ? second.form : first.form {
    case .bits:
      let bits = merge(mask, first.trueBits(count), second.trueBits(count))
      return .bits(bits ?? Bitmap(repeating: false, count: count))
    case .numbers:
      var numbers = second.numbers(count)
      let chosen = first.numbers(count)
      for row in 0..<count where mask[row] { numbers[row] = chosen[row] }
      return .numbers(numbers)
    case .reals:
      var reals = second.reals(count)
      let chosen = first.reals(count)
      for row in 0..<count where mask[row] { reals[row] = chosen[row] }
      return .reals(reals)
    case .texts:
      return .texts(chosenTexts(mask, first.texts(count), second.texts(count)))
    }
  }

  private static func chosenTexts(_ mask: Bitmap, _ first: TextVector, _ second: TextVector) -> TextVector {
    var texts = TextVectorBuilder()
    let firstBytes = first.bytes.span
    let secondBytes = second.bytes.span
    for row in 0..<mask.count {
      if mask[row] {
        texts.append(firstBytes.extracting(first.range(row)))
      } else {
        texts.append(secondBytes.extracting(second.range(row)))
      }
    }
    return texts.vector
  }

  /// Spreads a vector over the rows set in `places`, in their order. The other rows have no meaning.
  func scattered(to places: Bitmap) -> Vector {
    let nulls = nulls?.scattered(to: places)
    let failed = failed?.scattered(to: places)
    switch payload {
    case .constant, .failing:
      return self
    case .bits(let bits):
      return Vector(.bits(bits.scattered(to: places)), nulls: nulls, failed: failed)
    case .numbers(let numbers):
      return Vector(.numbers(Vector.spread(numbers, 0, places)), nulls: nulls, failed: failed)
    case .reals(let reals):
      return Vector(.reals(Vector.spread(reals, 0, places)), nulls: nulls, failed: failed)
    case .texts(let texts):
      return Vector(.texts(texts.scattered(to: places)), nulls: nulls, failed: failed)
    }
  }

  @inline(__always)
  private static func spread<Value>(_ values: [Value], _ filler: Value, _ places: Bitmap) -> [Value] {
    var spread = [Value](repeating: filler, count: places.count)
    var position = 0
    for row in 0..<places.count where places[row] {
      spread[row] = values[position]
      position += 1
    }
    return spread
  }
}
