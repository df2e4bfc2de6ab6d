import Columnar
import QueryPlan
import Values

/// Makes the column of one aggregate out of what was kept of every group.
struct AggregateColumnBuilder {
  let groupCount: Int
  let interruption: Interruption
  /// By group and one more: the first row for which the argument fails.
  let failingRows: [UInt32]?
  private var validity: Bitmap
  private var failed: Bitmap
  private var reason = ExecutionFailure.Reason.overflow

  private static let groupsPerCheck = Blocks.rowCount

  init(groupCount: Int, failingRows: [UInt32]?, _ interruption: Interruption) {
    self.groupCount = groupCount
    self.failingRows = failingRows
    self.interruption = interruption
    validity = Bitmap(repeating: true, count: groupCount)
    failed = Bitmap(repeating: false, count: groupCount)
  }

  /// The groups that fail; nil where none does. Asked once the column has been made.
  var failures: AggregateFailures? {
    failed.isEmpty ? nil : AggregateFailures(groups: failed, argumentRows: failingRows, reason: reason)
  }

  /// Integers, durations, dates or time stamps; `value` is asked for every group by its number.
  @inline(__always)
  mutating func numbers(
    _ type: ScalarType, _ value: (Int) -> Element<Int64>
  ) throws(ExecutionFailure) -> Column {
    var numbers: [Int64] = []
    numbers.reserveForFullUse(groupCount)
    for group in 0..<groupCount {
      if group % AggregateColumnBuilder.groupsPerCheck == 0 { try interruption.check() }
      numbers.append(take(value(group + 1), group) ?? 0)
    }
    let interruption = interruption
    return .number(
      try NumberColumn(type, values: numbers, nullity: Nullity(validity: validity)) {
        () throws(ExecutionFailure) in try interruption.check()
      })
  }

  @inline(__always)
  mutating func reals(_ value: (Int) -> Element<Double>) throws(ExecutionFailure) -> Column {
    reason = .notFinite
    var reals: [Double] = []
    reals.reserveForFullUse(groupCount)
    for group in 0..<groupCount {
      if group % AggregateColumnBuilder.groupsPerCheck == 0 { try interruption.check() }
      reals.append(take(value(group + 1), group) ?? 0)
    }
    let interruption = interruption
    return .real(
      try RealColumn(values: reals, nullity: Nullity(validity: validity)) {
        () throws(ExecutionFailure) in try interruption.check()
      })
  }

  mutating func booleans(_ value: (Int) -> Element<Bool>) throws(ExecutionFailure) -> Column {
    var bits = Bitmap(repeating: false, count: groupCount)
    for group in 0..<groupCount {
      if group % AggregateColumnBuilder.groupsPerCheck == 0 { try interruption.check() }
      if take(value(group + 1), group) ?? false { bits[group] = true }
    }
    return .boolean(BooleanColumn(bits: bits, nullity: Nullity(validity: validity)))
  }

  /// Texts; a group whose text finds no room in a column fails.
  mutating func texts(_ value: (Int) -> Element<StoredBytes>) throws(ExecutionFailure) -> Column {
    var texts = TextArena()
    for group in 0..<groupCount {
      if group % AggregateColumnBuilder.groupsPerCheck == 0 { try interruption.check() }
      guard let text = take(value(group + 1), group) else {
        texts.append([])
        continue
      }
      if texts.hasRoom(for: text.count) {
        texts.append(text.span)
      } else {
        texts.append([])
        failed[group] = true
      }
    }
    return .text(TextColumn(unencoded: texts, nullity: Nullity(validity: validity)))
  }

  /// The value of a group that has one. A group that fails is not null.
  @inline(__always)
  private mutating func take<Value>(_ element: Element<Value>, _ group: Int) -> Value? {
    if let failingRows, failingRows[group + 1] != AggregateFailures.noRow {
      failed[group] = true
      return nil
    }
    switch element {
    case .value(let value): return value
    case .null:
      validity[group] = false
      return nil
    case .failed:
      failed[group] = true
      return nil
    }
  }
}
