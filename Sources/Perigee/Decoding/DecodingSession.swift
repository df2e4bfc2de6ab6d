import Columnar
import Values

/// What the decoding of one answer shares from row to row.
final class DecodingSession {
  let options: RowDecoder
  private let row: FieldSet
  private let rows: RowSelection
  /// Types that read a time as Foundation's `Date` does, once asked.
  private var countsFromReferenceDate: [ObjectIdentifier: Bool] = [:]

  init(_ options: RowDecoder, _ result: ResultSet) {
    self.options = options
    rows = result.rows
    let columns = result.columns.map { column in
      var isComputed = false
      if case .computed = column.content { isComputed = true }
      return FieldSet.Member(name: column.name, column: result.storage(of: column), isComputed: isComputed)
    }
    row = FieldSet(columns, options.keyMatching)
  }

  func decode<Element: Decodable>(
    _ type: Element.Type, position: Int
  ) throws(RowDecodingError) -> Element {
    let place = DecodingPlace(row, tableRow: rows[position], resultRow: position)
    do {
      return try decode(type, place, [])
    } catch {
      throw RowDecodingError(error, row: position, fieldPath: fieldPath)
    }
  }

  /// Keys by the names of the fields that they lead to.
  private func fieldPath(_ keys: [any CodingKey]) -> String {
    var fields: FieldSet? = row
    var node: ColumnNode?
    let named = keys.map { key -> (key: any CodingKey, name: String) in
      if key.intValue != nil {
        node = node?.elements
        fields = node?.fields
        return (key, key.stringValue)
      }
      guard let set = fields, let position = set.position(of: key.stringValue) else {
        (fields, node) = (nil, nil)
        return (key, key.stringValue)
      }
      node = set.nodes[position]
      fields = node?.fields
      return (key, set.names[position])
    }
    return RowDecodingError.path(named)
  }

  /// Makes a value of any type of what stands at a place.
  func decode<Element: Decodable>(
    _ type: Element.Type, _ place: DecodingPlace, _ path: @autoclosure () -> [any CodingKey]
  ) throws -> Element {
    if let make = options.makers[ObjectIdentifier(type)] {
      return try made(type, by: make, place, path())
    }
    if let native = try native(type, place, path) {
      guard let element = native as? Element else {
        preconditionFailure("a native value is made only where its type is asked for")
      }
      return element
    }
    return try Element(
      from: ValueDecoder(
        session: self, place: place, codingPath: path(), clock: clock(of: type, at: place)))
  }

  private func made<Element>(
    _ type: Element.Type, by make: (Value) throws -> Any?, _ place: DecodingPlace, _ path: [any CodingKey]
  ) throws -> Element {
    let value = place.value
    guard value != .null else { throw Misfit(type, place, path).isNull }
    do {
      if let element = try make(value) as? Element { return element }
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: path, debugDescription: "\(error)", underlyingError: error))
    }
    throw Misfit(type, place, path).isOfWrongType
  }

  /// Values of Perigee's own types, which need no detour by texts; nil for all other types.
  private func native<Element>(
    _ type: Element.Type, _ place: DecodingPlace, _ path: () -> [any CodingKey]
  ) throws -> Any? {
    switch ObjectIdentifier(type) {
    case ObjectIdentifier(Value.self): return place.value
    case ObjectIdentifier(ExactDuration.self):
      return try place.number(.duration, for: type, path).map { ExactDuration(microseconds: $0) }
    case ObjectIdentifier(Duration.self):
      return try place.number(.duration, for: type, path).map { Duration(ExactDuration(microseconds: $0)) }
    case ObjectIdentifier(CalendarDate.self):
      return try place.number(.date, for: type, path).map(CalendarDate.init(uncheckedDays:))
    case ObjectIdentifier(Timestamp.self):
      if place.numberType == .date {
        return try place.number(.date, for: type, path).map { CalendarDate(uncheckedDays: $0).midnight }
      }
      return try place.number(.timestamp, for: type, path).map(Timestamp.init(uncheckedMicroseconds:))
    case ObjectIdentifier(Record.self):
      guard let record = place.value.record else { throw Misfit(type, place, path()).isOfWrongType }
      return record
    default: return nil
    }
  }

  /// Foundation's `Date` reads seconds since 2001 where all others read seconds since 1970.
  private func clock<Element>(of type: Element.Type, at place: DecodingPlace) -> ValueDecoder.Clock {
    guard place.numberType == .timestamp || place.numberType == .date else { return .since1970 }
    let key = ObjectIdentifier(type)
    if let known = countsFromReferenceDate[key] { return known ? .since2001 : .since1970 }
    // The library does without Foundation, so the type is told by its name.
    let name = String(reflecting: type)
    let isDate = name == "Foundation.Date" || name == "FoundationEssentials.Date"
    countsFromReferenceDate[key] = isDate
    return isDate ? .since2001 : .since1970
  }
}
