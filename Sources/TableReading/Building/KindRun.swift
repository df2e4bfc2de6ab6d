/// The kinds of some rows. Where all are the same, as in most columns, there is only their number.
struct KindRun: Sendable {
  private(set) var count = 0
  /// The kind of all rows while `each` is empty.
  private(set) var first = ValueKind.absent
  private var each: [ValueKind] = []

  /// The kind of every row; nil where they differ.
  var only: ValueKind? { each.isEmpty ? first : nil }

  subscript(row: Int) -> ValueKind { each.isEmpty ? first : each[row] }

  /// The kinds that occur.
  var set: UInt16 {
    if each.isEmpty { return count > 0 ? first.bit : 0 }
    var set: UInt16 = 0
    for kind in each { set |= kind.bit }
    return set
  }

  @inline(__always)
  mutating func append(_ kind: ValueKind) {
    if each.isEmpty {
      if count == 0 { first = kind }
      if kind == first {
        count &+= 1
        return
      }
      spread()
    }
    each.append(kind)
    count &+= 1
  }

  mutating func append(_ kind: ValueKind, count more: Int) {
    for _ in 0..<more { append(kind) }
  }

  mutating func removeLast() -> ValueKind? {
    guard count > 0 else { return nil }
    count -= 1
    return each.isEmpty ? first : each.removeLast()
  }

  private mutating func spread() {
    each.reserveCapacity(count + 64)
    each.append(contentsOf: repeatElement(first, count: count))
  }
}
