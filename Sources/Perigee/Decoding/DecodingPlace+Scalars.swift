import Columnar
import Values

extension DecodingPlace {
  /// The boolean that stands here.
  func boolean(_ path: @autoclosure () -> [any CodingKey]) throws -> Bool {
    guard let (node, row) = single, case .boolean(let booleans) = node.column else {
      throw Misfit(Bool.self, self, path()).isOfWrongType
    }
    guard !booleans.nullity.isNull(row) else { throw Misfit(Bool.self, self, path()).isNull }
    return booleans.bits[row]
  }

  /// The integer that stands here; of a record its `id`.
  func integer<Number: FixedWidthInteger>(
    _ type: Number.Type, _ path: @autoclosure () -> [any CodingKey]
  ) throws -> Number {
    guard let (node, row) = single else { throw Misfit(type, self, path()).isOfWrongType }
    guard !node.column.nullity.isNull(row) else { throw Misfit(type, self, path()).isNull }
    switch node.column {
    case .number(let numbers) where numbers.type == .integer:
      let number = numbers.value(row)
      if let converted = Number(exactly: number) { return converted }
      throw Misfit(type, self, path()).isOutOfRange("\(number)")
    case .real(let reals):
      let number = reals.values[row]
      if let converted = Number(exactly: number) { return converted }
      throw Misfit(type, self, path()).isOutOfRange("\(number)")
    case .record where node.hasIdentity:
      if let id = member("id", of: node, row: row) { return try id.integer(type, path()) }
      throw Misfit(type, self, path()).isOfWrongType
    case .boolean, .number, .text, .mixed, .record, .list: throw Misfit(type, self, path()).isOfWrongType
    }
  }

  /// The number that stands here, of times in seconds.
  func real(
    since clock: ValueDecoder.Clock, for type: Any.Type, _ path: @autoclosure () -> [any CodingKey]
  ) throws -> Double {
    guard let (node, row) = single else { throw Misfit(type, self, path()).isOfWrongType }
    guard !node.column.nullity.isNull(row) else { throw Misfit(type, self, path()).isNull }
    switch node.column {
    case .real(let reals): return reals.values[row]
    case .number(let numbers):
      let number = numbers.value(row)
      switch numbers.type {
      case .duration: return ExactDuration(microseconds: number).inSeconds
      case .date: return clock.seconds(CalendarDate(uncheckedDays: number).midnight)
      case .timestamp: return clock.seconds(Timestamp(uncheckedMicroseconds: number))
      case .integer, .boolean, .real, .text: return Double(number)
      }
    case .boolean, .text, .mixed, .record, .list: throw Misfit(type, self, path()).isOfWrongType
    }
  }

  /// The text that stands here: of times ISO 8601, of a record its `name`.
  func text(_ path: @autoclosure () -> [any CodingKey]) throws -> String {
    guard let (node, row) = single else { throw Misfit(String.self, self, path()).isOfWrongType }
    guard !node.column.nullity.isNull(row) else { throw Misfit(String.self, self, path()).isNull }
    switch node.column {
    case .text(let texts): return String(decoding: texts[row], as: UTF8.self)
    case .mixed(let mixed): return String(decoding: mixed.reading[row], as: UTF8.self)
    case .number(let numbers) where numbers.type != .integer:
      return "\(Value(node.column, row: row))"
    case .record where node.hasIdentity:
      if let name = member("name", of: node, row: row) { return try name.text(path()) }
      throw Misfit(String.self, self, path()).isOfWrongType
    case .boolean, .number, .real, .record, .list:
      throw Misfit(String.self, self, path()).isOfWrongType
    }
  }

  private func member(_ name: String, of node: ColumnNode, row: Int) -> DecodingPlace? {
    guard let fields = node.fields, let position = fields.names.firstIndex(of: name) else { return nil }
    return DecodingPlace(fields.nodes[position], row: row)
  }
}

extension ColumnNode {
  /// True for records with `id` and `name`, which may stand for either, as they may in a query.
  var hasIdentity: Bool {
    guard case .record(let record) = column else { return false }
    return ["id", "name"].allSatisfy { name in record.fields.contains { $0.name == name } }
  }
}
