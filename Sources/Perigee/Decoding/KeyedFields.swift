import Columnar

/// The fields of a row or of a record, by the keys of a type.
struct KeyedFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let session: DecodingSession
  let fields: FieldSet
  let tableRow: Int
  let resultRow: Int
  let codingPath: [any CodingKey]

  var allKeys: [Key] {
    fields.names.indices.compactMap { position in
      isAbsent(position) ? nil : Key(stringValue: fields.names[position])
    }
  }

  func contains(_ key: Key) -> Bool { fields.position(of: key.stringValue).map { !isAbsent($0) } ?? false }

  func decodeNil(forKey key: Key) throws -> Bool { try place(key).isNull }

  func decode<Element: Decodable>(_ type: Element.Type, forKey key: Key) throws -> Element {
    try session.decode(type, place(key), codingPath + [key])
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try decoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    ValueDecoder(
      session: session, place: DecodingPlace(fields, tableRow: tableRow, resultRow: resultRow),
      codingPath: codingPath, clock: .since1970)
  }

  func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }

  private func decoder(_ key: Key) throws -> ValueDecoder {
    ValueDecoder(session: session, place: try place(key), codingPath: codingPath + [key], clock: .since1970)
  }

  private func place(_ key: Key) throws -> DecodingPlace {
    guard let position = fields.position(of: key.stringValue) else {
      let known = fields.names.prefix(20).map { "`\($0)`" }.joined(separator: ", ")
      let more = fields.names.count > 20 ? " …" : ""
      throw DecodingError.keyNotFound(
        key,
        .init(
          codingPath: codingPath,
          debugDescription: "no field is called `\(key.stringValue)`; there are \(known)\(more)"))
    }
    return fields.place(position, tableRow: tableRow, resultRow: resultRow)
  }

  private func isAbsent(_ position: Int) -> Bool {
    guard let (node, row) = fields.place(position, tableRow: tableRow, resultRow: resultRow).single else {
      return false
    }
    return node.column.nullity.isAbsent(row)
  }
}

// The protocol asks for each of these types by itself; so none of them goes through a decoder of its own.
extension KeyedFields {
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
    try place(key).boolean(codingPath + [key])
  }

  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try place(key).text(codingPath + [key])
  }

  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    try place(key).real(since: .since1970, for: type, codingPath + [key])
  }

  func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
    let place = try place(key)
    let path = codingPath + [key]
    return try Float(place.real(since: .since1970, for: type, path), at: place, path)
  }

  func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
    try place(key).integer(type, codingPath + [key])
  }

  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 {
    try place(key).integer(type, codingPath + [key])
  }

  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 {
    try place(key).integer(type, codingPath + [key])
  }

  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 {
    try place(key).integer(type, codingPath + [key])
  }

  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 {
    try place(key).integer(type, codingPath + [key])
  }

  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt {
    try place(key).integer(type, codingPath + [key])
  }

  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 {
    try place(key).integer(type, codingPath + [key])
  }

  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 {
    try place(key).integer(type, codingPath + [key])
  }

  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 {
    try place(key).integer(type, codingPath + [key])
  }

  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 {
    try place(key).integer(type, codingPath + [key])
  }
}
