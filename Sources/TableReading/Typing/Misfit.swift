import Values

/// A value that its declared type does not admit.
struct Misfit: Error {
  let field: Int
  let row: Int
  /// What was declared, such as `an integer`.
  let declared: String
  /// Why the value is not that, where it is not plain.
  var reason: String?

  /// Says what is wrong with the value at a place, in data that are called so.
  func fault(at place: Range<Int>, in tree: FieldTree, called name: String) -> ReadingFault {
    let path = tree.name(of: field)
    let found = Misfit.described(Misfit.value(of: tree[field], row))
    let rule =
      tree[field].isElement
      ? "stands in the list `\(path)`, each element of which is \(declared) in \(name) data"
      : "stands in `\(path)`, which is \(declared) in \(name) data"
    return ReadingFault("\(found) \(rule)", at: place.lowerBound, to: place.upperBound, hint: reason)
  }

  private static func value(of field: GatheredField, _ row: Int) -> FieldValue {
    var values = field.makeIterator()
    for _ in 0..<row { _ = values.next() }
    return values.next() ?? .absent
  }

  private static func described(_ value: FieldValue) -> String {
    switch value {
    case .absent, .null: return "null"
    case .record: return "a record"
    case .list: return "a list"
    case .boolean: return "the boolean \(spelling(value))"
    case .integer: return "the integer \(spelling(value))"
    case .decimal: return "the number \(spelling(value))"
    case .otherNumber(let written):
      return NumberReading.isWhole(written)
        ? "the integer \(spelling(value))" : "the number \(spelling(value))"
    case .time, .text: return "the text \(spelling(value))"
    }
  }

  private static func spelling(_ value: FieldValue) -> String {
    var bytes: [UInt8] = []
    ValueSpelling.append(value, to: &bytes)
    return ShownData.quoted(bytes)
  }
}
