extension Decoder {
  /// The value that the decoder's text stands for; an error that names what is `wanted` where it stands for none.
  func value<Value>(_ read: (String) -> Value?, _ wanted: String) throws -> Value {
    let container = try singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = read(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "`\(text)` is not \(wanted)")
    }
    return value
  }
}
