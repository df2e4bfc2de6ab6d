/// The elements of a list, one after another.
struct ListElements: UnkeyedDecodingContainer {
  let session: DecodingSession
  let elements: ColumnNode
  let rows: Range<Int>
  let codingPath: [any CodingKey]
  private(set) var currentIndex = 0

  init(session: DecodingSession, elements: ColumnNode, rows: Range<Int>, codingPath: [any CodingKey]) {
    self.session = session
    self.elements = elements
    self.rows = rows
    self.codingPath = codingPath
  }

  var count: Int? { rows.count }
  var isAtEnd: Bool { currentIndex >= rows.count }

  mutating func decodeNil() throws -> Bool {
    let isNull = try place(for: Never.self).isNull
    if isNull { currentIndex += 1 }
    return isNull
  }

  mutating func decode<Element: Decodable>(_ type: Element.Type) throws -> Element {
    let session = session
    return try take(type) { place, path in try session.decode(type, place, path) }
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    let decoder = try decoder(for: type)
    return try take(type) { _, _ in try decoder.container(keyedBy: type) }
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let decoder = try decoder(for: [Value].self)
    return try take([Value].self) { _, _ in try decoder.unkeyedContainer() }
  }

  mutating func superDecoder() throws -> any Decoder {
    let decoder = try decoder(for: Value.self)
    return try take(Value.self) { _, _ in decoder }
  }

  private var path: [any CodingKey] { codingPath + [ElementKey(currentIndex)] }

  /// An element is passed only when it has been decoded.
  private mutating func take<Result>(
    _ type: Any.Type, _ body: (DecodingPlace, [any CodingKey]) throws -> Result
  ) throws -> Result {
    let result = try body(place(for: type), path)
    currentIndex += 1
    return result
  }

  private func decoder(for type: Any.Type) throws -> ValueDecoder {
    ValueDecoder(session: session, place: try place(for: type), codingPath: path, clock: .since1970)
  }

  private func place(for type: Any.Type) throws -> DecodingPlace {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        type, .init(codingPath: path, debugDescription: "the list has \(rows.count) elements only"))
    }
    return DecodingPlace(elements, row: rows.lowerBound + currentIndex)
  }
}

// Arrays of these types are common enough to be spared a decoder for each element.
extension ListElements {
  mutating func decode(_ type: Bool.Type) throws -> Bool {
    try take(type) { place, path in try place.boolean(path) }
  }

  mutating func decode(_ type: String.Type) throws -> String {
    try take(type) { place, path in try place.text(path) }
  }

  mutating func decode(_ type: Double.Type) throws -> Double {
    try take(type) { place, path in try place.real(since: .since1970, for: type, path) }
  }

  mutating func decode(_ type: Float.Type) throws -> Float {
    try take(type) { place, path in try Float(place.real(since: .since1970, for: type, path), at: place, path)
    }
  }

  private mutating func integer<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    try take(type) { place, path in try place.integer(type, path) }
  }

  mutating func decode(_ type: Int.Type) throws -> Int { try integer(type) }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
}

/// The position of an element, as a key.
struct ElementKey: CodingKey {
  let position: Int

  init(_ position: Int) { self.position = position }

  var stringValue: String { "\(position)" }
  var intValue: Int? { position }

  init?(stringValue: String) { nil }
  init?(intValue: Int) { self.init(intValue) }
}
