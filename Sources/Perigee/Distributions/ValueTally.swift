import Columnar
import Values

/// How often each value comes in some rows of a column. Of records with a name the names are counted, of lists the
/// elements.
struct ValueTally {
  private let column: Column
  /// For each value a row that has it.
  private var places: [Int] = []
  /// How often the value at each position comes, at least once.
  private var counts: [Int] = []
  /// How many of the rows have no value.
  let nullCount: Int
  /// In how many rows there is one.
  let valueCount: Int

  /// How many different values there are.
  var distinctCount: Int { counts.count }

  /// Counts the values of a column in some of its rows. Nil for records without a name.
  init?(_ column: Column, rows: [Int], _ limits: CountingLimits) throws(QueryError) {
    var (column, rows, nulls) = (column, rows, 0)
    var isTakenApart = false
    while !isTakenApart {
      let (all, nullity) = (rows, column.nullity)
      rows = try limits.array(all.count) { nullity.isNull(all[$0]) ? nil : all[$0] }
      nulls += all.count - rows.count
      switch column {
      case .list(let list):
        rows = try ValueTally.elements(of: list, in: rows, limits)
        column = list.elements
      case .record(let record):
        guard let name = record.nameColumn else { return nil }
        column = name
      case .mixed(let mixed):
        column = .text(mixed.reading)
        isTakenApart = true
      case .boolean, .number, .real, .text: isTakenApart = true
      }
    }
    self.column = column
    nullCount = nulls
    valueCount = rows.count
    try count(rows, limits)
  }

  private static func elements(
    of list: ListColumn, in rows: [Int], _ limits: CountingLimits
  ) throws(QueryError) -> [Int] {
    var elements: [Int] = []
    try limits.forEachStretch(of: rows.count) { stretch in
      for row in rows[stretch] { elements += list.elementRows(row) }
    }
    return elements
  }

  private mutating func count(_ rows: [Int], _ limits: CountingLimits) throws(QueryError) {
    switch column {
    case .boolean(let booleans): try countWords(rows, limits) { booleans.bits[$0] ? 1 : 0 }
    case .number(let numbers): try countWords(rows, limits) { numbers.codes[$0] }
    // Zero has two patterns.
    case .real(let reals):
      try countWords(rows, limits) { reals.values[$0] == 0 ? 0 : reals.values[$0].bitPattern }
    case .text(let texts):
      switch texts.storage {
      case .dictionary(let words, let codes, _): try countCodes(codes, words.count, rows, limits)
      case .arena(let arena): try countTexts(arena, rows, limits)
      }
    case .mixed, .record, .list: preconditionFailure("such columns have been taken apart")
    }
  }

  /// Counts values that are a word each.
  @inline(__always)
  private mutating func countWords(
    _ rows: [Int], _ limits: CountingLimits, _ word: (Int) -> UInt64
  ) throws(QueryError) {
    var table = TupleTable(width: 1)
    try limits.forEachStretch(of: rows.count) { stretch throws(QueryError) in
      let words = rows[stretch].map(word)
      var newPlaces: [UInt32] = []
      let numbers = table.numbers(of: words, count: words.count, newPlaces: &newPlaces) { limits.isOver }
      try limits.check()
      places.makeRoom(for: places.count + newPlaces.count)
      counts.makeRoom(for: places.count + newPlaces.count)
      places += newPlaces.map { rows[stretch.lowerBound + Int($0)] }
      counts += repeatElement(0, count: newPlaces.count)
      for number in numbers { counts[Int(number) - 1] += 1 }
    }
  }

  /// Counts texts that have codes; not all of them need come in the rows.
  private mutating func countCodes(
    _ codes: CodeVector, _ codeCount: Int, _ rows: [Int], _ limits: CountingLimits
  ) throws(QueryError) {
    // Numbers of values, from 1 in the order in which they come first.
    var numbers = try limits.array(codeCount) { _ in UInt32(0) }
    try limits.forEachStretch(of: rows.count) { stretch in
      for row in rows[stretch] {
        let code = Int(codes[row])
        if numbers[code] == 0 {
          places.append(row)
          counts.append(0)
          numbers[code] = UInt32(truncatingIfNeeded: counts.count)
        }
        counts[Int(numbers[code]) - 1] += 1
      }
    }
  }

  private mutating func countTexts(
    _ texts: TextArena, _ rows: [Int], _ limits: CountingLimits
  ) throws(QueryError) {
    var known = TextNumbers(borrowing: texts.bytes)
    try limits.forEachStretch(of: rows.count) { stretch throws(QueryError) in
      for row in rows[stretch] {
        guard let number = known.number(of: texts.bytes, texts.range(of: row), isStopped: { limits.isOver })
        else { throw limits.failure }
        if Int(number) > counts.count {
          places.append(row)
          counts.append(0)
        }
        counts[Int(number) - 1] += 1
      }
    }
  }

  // MARK: The most frequent

  /// The values that come most often with their counts, of equals the smaller first.
  func most(_ limit: Int, _ limits: CountingLimits) throws(QueryError) -> [(value: Value, count: Int)] {
    var best: [Int] = []
    try limits.forEachStretch(of: counts.count) { stretch in
      for position in stretch {
        if best.count == limit {
          guard let last = best.last, precedes(position, last) else { continue }
          best.removeLast()
        }
        let place = best.firstIndex { precedes(position, $0) } ?? best.count
        best.insert(position, at: place)
      }
    }
    return best.map { (value($0), counts[$0]) }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    if counts[left] != counts[right] { return counts[left] > counts[right] }
    let (left, right) = (places[left], places[right])
    switch column {
    case .boolean(let booleans): return !booleans.bits[left] && booleans.bits[right]
    // Codes order like their values.
    case .number(let numbers): return numbers.codes[left] < numbers.codes[right]
    case .real(let reals): return reals.values[left] < reals.values[right]
    case .text(let texts): return TextArena.precedes(texts[left], texts[right])
    case .mixed, .record, .list: return false
    }
  }

  private func value(_ position: Int) -> Value {
    let row = places[position]
    switch column {
    case .boolean(let booleans): return .boolean(booleans.bits[row])
    case .number(let numbers): return Value(Column.scalar(numbers.type, numbers.value(row)))
    case .real(let reals): return .real(reals.values[row])
    case .text(let texts): return .text(String(decoding: texts[row], as: UTF8.self))
    case .mixed, .record, .list: return .null
    }
  }
}

extension RecordColumn {
  /// The field that stands for the record where it has an `id` and a `name`, as in the query language.
  var nameColumn: Column? {
    func step(_ name: String) -> Int? {
      fields.firstIndex { $0.name.utf8.elementsEqual(name.utf8) && $0.type.scalarType != nil }
    }
    guard step("id") != nil, let name = step("name") else { return nil }
    return children[name]
  }
}
