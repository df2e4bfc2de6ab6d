import Columnar
import Values

/// How often each value comes in some rows of a column. Of records with a name the names are counted, of lists the
/// elements.
struct ValueTally {
  /// The values, by their positions.
  private enum Keys {
    case booleans([Bool])
    case numbers(ScalarType, [Int64])
    case reals([Double])
    case texts(TextArena)
  }

  private let keys: Keys
  /// How often the value at each position comes, at least once.
  private let counts: [Int]
  /// How many of the rows have no value.
  let nullCount: Int

  /// How many different values there are.
  var distinctCount: Int { counts.count }
  /// In how many rows there is one.
  let valueCount: Int

  /// Counts the values of a column in some of its rows. Nil for records without a name.
  init?(_ column: Column, rows: [Int]) {
    var (column, rows, nulls) = (column, rows, 0)
    while true {
      let there = rows.filter { !column.nullity.isNull($0) }
      nulls += rows.count - there.count
      rows = there
      switch column {
      case .list(let list):
        rows = rows.flatMap { list.elementRows($0) }
        column = list.elements
        continue
      case .record(let record):
        guard let name = record.nameColumn else { return nil }
        column = name
        continue
      case .boolean(let booleans): (keys, counts) = ValueTally.tally(booleans, rows)
      case .number(let numbers): (keys, counts) = ValueTally.tally(numbers, rows)
      case .real(let reals): (keys, counts) = ValueTally.tally(reals, rows)
      case .text(let texts): (keys, counts) = ValueTally.tally(texts, rows)
      case .mixed(let mixed): (keys, counts) = ValueTally.tally(mixed.reading, rows)
      }
      (nullCount, valueCount) = (nulls, rows.count)
      return
    }
  }

  private static func tally(_ column: BooleanColumn, _ rows: [Int]) -> (Keys, [Int]) {
    let trueCount = rows.count { column.bits[$0] }
    let found = [(false, rows.count - trueCount), (true, trueCount)].filter { $0.1 > 0 }
    return (.booleans(found.map(\.0)), found.map(\.1))
  }

  private static func tally(_ column: NumberColumn, _ rows: [Int]) -> (Keys, [Int]) {
    var found: [UInt64: Int] = [:]
    for row in rows { found[column.codes[row], default: 0] += 1 }
    // Codes order like their values.
    let codes = found.keys.sorted()
    return (.numbers(column.type, codes.map(column.value(ofCode:))), codes.map { found[$0] ?? 0 })
  }

  private static func tally(_ column: RealColumn, _ rows: [Int]) -> (Keys, [Int]) {
    var found: [Double: Int] = [:]
    for row in rows { found[column.values[row], default: 0] += 1 }
    let values = found.keys.sorted()
    return (.reals(values), values.map { found[$0] ?? 0 })
  }

  private static func tally(_ column: TextColumn, _ rows: [Int]) -> (Keys, [Int]) {
    guard case .dictionary(let texts, let codes, _) = column.storage else {
      var dictionary = TextDictionary()
      var counts: [Int] = []
      for row in rows {
        let number = Int(dictionary.number(of: column[row].span))
        if number == counts.count { counts.append(0) }
        counts[number] += 1
      }
      return (.texts(dictionary.texts), counts)
    }
    var counts = [Int](repeating: 0, count: texts.count)
    for row in rows { counts[Int(codes[row])] += 1 }
    guard counts.contains(0) else { return (.texts(texts), counts) }
    var there = TextArena()
    for code in counts.indices where counts[code] > 0 { there.append(texts[code]) }
    return (.texts(there), counts.filter { $0 > 0 })
  }

  /// The values that come most often with their counts, of equals the smaller first.
  func most(_ limit: Int) -> [(value: Value, count: Int)] {
    var best: [Int] = []
    for position in counts.indices {
      if best.count == limit {
        guard let last = best.last, precedes(position, last) else { continue }
        best.removeLast()
      }
      let place = best.firstIndex { precedes(position, $0) } ?? best.count
      best.insert(position, at: place)
    }
    return best.map { (value($0), counts[$0]) }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    if counts[left] != counts[right] { return counts[left] > counts[right] }
    // Only texts may stand in another order than that of their values.
    if case .texts(let texts) = keys { return TextArena.precedes(texts[left], texts[right]) }
    return left < right
  }

  private func value(_ position: Int) -> Value {
    switch keys {
    case .booleans(let booleans): .boolean(booleans[position])
    case .numbers(let type, let numbers): Value(Column.scalar(type, numbers[position]))
    case .reals(let reals): .real(reals[position])
    case .texts(let texts): .text(texts.string(position))
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
