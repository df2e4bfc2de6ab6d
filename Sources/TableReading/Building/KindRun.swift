/// The kinds of some rows. Where all are the same, as in most columns, there is only their number.
struct KindRun: Sendable {
  private(set) var count = 0
  /// True while `each` is empty because all rows are of kind `first`.
  private var isUniform = true
  private(set) var first = ValueKind.absent
  private var each: [ValueKind] = []

  /// How much memory the kinds have.
  var byteCount: Int { each.count }

  /// The kind of every row; nil where they differ.
  var only: ValueKind? { isUniform ? first : nil }

  subscript(row: Int) -> ValueKind { isUniform ? first : each[row] }

  /// The kinds that occur.
  var set: UInt16 {
    if isUniform { return count > 0 ? first.bit : 0 }
    var set: UInt16 = 0
    for kind in each { set |= 1 &<< UInt16(kind.rawValue) }
    return set
  }

  @inline(__always)
  mutating func append(_ kind: ValueKind) {
    if isUniform {
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
    guard more > 0 else { return }
    append(kind)
    guard isUniform else {
      each.append(contentsOf: repeatElement(kind, count: more - 1))
      count += more - 1
      return
    }
    count += more - 1
  }

  /// Appends a kind for each value, asked for one after the other.
  @inline(__always)
  mutating func append(_ values: Span<FoundValue>, _ kind: (FoundValue) -> ValueKind) {
    var set: UInt16 = 0
    let more = [ValueKind](unsafeUninitializedCapacity: values.count) { kinds, count in
      for row in values.indices {
        let kind = kind(values[row])
        set |= 1 &<< UInt16(kind.rawValue)
        // There is room for a kind of every value.
        kinds.initializeElement(at: row, to: kind)
      }
      count = values.count
    }
    guard let first = more.first else { return }
    if set.nonzeroBitCount == 1 { return append(first, count: more.count) }
    append(more)
  }

  private mutating func append(_ more: [ValueKind]) {
    if isUniform, count > 0 { spread() }
    isUniform = false
    if each.isEmpty { each = more } else { each.append(contentsOf: more) }
    count += more.count
  }

  mutating func removeLast() -> ValueKind? {
    guard count > 0 else { return nil }
    count -= 1
    return isUniform ? first : each.removeLast()
  }

  private mutating func spread() {
    isUniform = false
    each.reserveCapacity(count + 64)
    each.append(contentsOf: repeatElement(first, count: count))
  }
}
