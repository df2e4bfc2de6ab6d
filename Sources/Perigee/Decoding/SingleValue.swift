/// One value.
struct SingleValue: SingleValueDecodingContainer {
  let session: DecodingSession
  let place: DecodingPlace
  let codingPath: [any CodingKey]
  let clock: ValueDecoder.Clock

  func decodeNil() -> Bool { place.isNull }

  func decode<Element: Decodable>(_ type: Element.Type) throws -> Element {
    try session.decode(type, place, codingPath)
  }

  func decode(_ type: Bool.Type) throws -> Bool { try place.boolean(codingPath) }
  func decode(_ type: String.Type) throws -> String { try place.text(codingPath) }

  func decode(_ type: Double.Type) throws -> Double {
    try place.real(since: clock, for: type, codingPath)
  }

  func decode(_ type: Float.Type) throws -> Float {
    try Float(place.real(since: clock, for: type, codingPath), at: place, codingPath)
  }

  func decode(_ type: Int.Type) throws -> Int { try place.integer(type, codingPath) }
  func decode(_ type: Int8.Type) throws -> Int8 { try place.integer(type, codingPath) }
  func decode(_ type: Int16.Type) throws -> Int16 { try place.integer(type, codingPath) }
  func decode(_ type: Int32.Type) throws -> Int32 { try place.integer(type, codingPath) }
  func decode(_ type: Int64.Type) throws -> Int64 { try place.integer(type, codingPath) }
  func decode(_ type: UInt.Type) throws -> UInt { try place.integer(type, codingPath) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try place.integer(type, codingPath) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try place.integer(type, codingPath) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try place.integer(type, codingPath) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try place.integer(type, codingPath) }
}

extension Float {
  /// The nearest `Float`; an error where that is infinite.
  init(_ number: Double, at place: DecodingPlace, _ path: [any CodingKey]) throws {
    self.init(number)
    guard isFinite else { throw Misfit(Float.self, place, path).isOutOfRange("\(number)") }
  }
}
