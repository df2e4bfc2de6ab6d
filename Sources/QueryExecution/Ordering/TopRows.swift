/// Keeps the first rows of an order while all rows pass by: a heap with the last of those kept on top.
struct TopRows {
  private let capacity: Int
  private let width: Int
  /// `width` numbers for each entry.
  private var keys: [UInt64] = []
  /// The place among the rows that came by: decides between equal keys.
  private var places: [Int] = []
  private var rows: [UInt32] = []

  init(capacity: Int, width: Int) {
    self.capacity = capacity
    self.width = width
  }

  /// Offers a batch: its sort columns, the rows they belong to, and the place of the first of them.
  mutating func offer(_ columns: [[UInt64]], count: Int, firstPlace: Int, row: (Int) -> Int) {
    guard capacity > 0 else { return }
    let leading = columns[0]
    for index in 0..<count {
      if places.count == capacity {
        // Later places lose to equal keys, so only a smaller key gets in.
        guard leading[index] <= keys[0], precedesTop(columns, index) else { continue }
        replaceTop(columns, index, firstPlace + index, UInt32(truncatingIfNeeded: row(index)))
      } else {
        for column in columns { keys.append(column[index]) }
        places.append(firstPlace + index)
        rows.append(UInt32(truncatingIfNeeded: row(index)))
        siftUp(places.count - 1)
      }
    }
  }

  /// Offers a row with a single number; of equal ones that of the smaller row stands first.
  mutating func offer(_ key: UInt64, row: UInt32) {
    guard capacity > 0 else { return }
    if places.count < capacity {
      keys.append(key)
      places.append(Int(row))
      rows.append(row)
      siftUp(places.count - 1)
    } else if (key, Int(row)) < (keys[0], places[0]) {
      (keys[0], places[0], rows[0]) = (key, Int(row), row)
      siftDown()
    }
  }

  /// Offers what another heap, of single numbers too, has kept.
  mutating func offer(_ others: TopRows) {
    for index in others.rows.indices { offer(others.keys[index], row: others.rows[index]) }
  }

  /// Of single numbers the one above which none gets in; the largest as long as there is room.
  var bound: UInt64 { places.count == capacity ? keys.first ?? .max : .max }

  /// The rows kept, in order.
  consuming func ordered() -> [UInt32] {
    places.indices.sorted { precedes($0, $1) }.map { rows[$0] }
  }

  private func precedesTop(_ columns: [[UInt64]], _ index: Int) -> Bool {
    for column in 0..<width where columns[column][index] != keys[column] {
      return columns[column][index] < keys[column]
    }
    return false
  }

  private mutating func replaceTop(_ columns: [[UInt64]], _ index: Int, _ place: Int, _ row: UInt32) {
    for column in 0..<width { keys[column] = columns[column][index] }
    places[0] = place
    rows[0] = row
    siftDown()
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    for column in 0..<width {
      let (a, b) = (keys[left * width + column], keys[right * width + column])
      if a != b { return a < b }
    }
    return places[left] < places[right]
  }

  private mutating func siftUp(_ start: Int) {
    var entry = start
    while entry > 0 {
      let parent = (entry - 1) / 2
      guard precedes(parent, entry) else { return }
      exchange(parent, entry)
      entry = parent
    }
  }

  private mutating func siftDown() {
    var entry = 0
    while true {
      var last = entry
      for child in [2 * entry + 1, 2 * entry + 2] where child < places.count && precedes(last, child) {
        last = child
      }
      if last == entry { return }
      exchange(last, entry)
      entry = last
    }
  }

  private mutating func exchange(_ left: Int, _ right: Int) {
    for column in 0..<width { keys.swapAt(left * width + column, right * width + column) }
    places.swapAt(left, right)
    rows.swapAt(left, right)
  }
}
