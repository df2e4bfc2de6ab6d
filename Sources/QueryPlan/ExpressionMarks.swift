/// Some expressions of a plan, by their positions: the first 64 need no memory of their own, and few plans have more.
package struct ExpressionMarks: Hashable, Sendable {
  package private(set) var leading: UInt64 = 0
  /// Those from the 65th on, as far as one of them is marked.
  package private(set) var others: [Bool] = []

  package init() {}

  package var isEmpty: Bool { leading == 0 && others.isEmpty }

  /// False also for a position that the plan does not have.
  package subscript(position: Int) -> Bool {
    if position < UInt64.bitWidth { return position >= 0 && leading >> UInt64(position) & 1 == 1 }
    return position - UInt64.bitWidth < others.count && others[position - UInt64.bitWidth]
  }

  package subscript(id: ExpressionID) -> Bool { self[id.position] }

  /// Marks the expression at a position, which is at least 0.
  package mutating func insert(_ position: Int) {
    guard position >= UInt64.bitWidth else {
      leading |= 1 << UInt64(position)
      return
    }
    let place = position - UInt64.bitWidth
    while others.count <= place { others.append(false) }
    others[place] = true
  }
}
