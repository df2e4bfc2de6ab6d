extension Value: Codable {
  /// Writes numbers, booleans, texts, lists and records as they are; dates, time stamps and durations as texts in
  /// ISO 8601; null as null. So `JSONEncoder` writes what the format `json` does, but for the order of keys.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .record(let record):
      var container = encoder.container(keyedBy: FieldKey.self)
      for field in record.fields {
        try container.encode(field.value, forKey: FieldKey(stringValue: field.name))
      }
    case .list(let values):
      var container = encoder.unkeyedContainer()
      for value in values { try container.encode(value) }
    case .null, .boolean, .integer, .real, .text, .duration, .date, .timestamp:
      var container = encoder.singleValueContainer()
      try encodeScalar(into: &container)
    }
  }

  private func encodeScalar(into container: inout any SingleValueEncodingContainer) throws {
    switch self {
    case .null, .record, .list: try container.encodeNil()
    case .boolean(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .real(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .duration(let value): try container.encode(value)
    case .date(let value): try container.encode(value)
    case .timestamp(let value): try container.encode(value)
    }
  }

  /// Reads what ``encode(to:)`` has written; times come back as the texts that they were written as. From the rows
  /// of an answer every value comes as it is.
  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer(), let scalar = Value.scalar(in: container) {
      self = scalar
    } else if var container = try? decoder.unkeyedContainer() {
      var values: [Value] = []
      while !container.isAtEnd { values.append(try container.decode(Value.self)) }
      self = .list(values)
    } else {
      let container = try decoder.container(keyedBy: FieldKey.self)
      let fields = try container.allKeys.map { key in
        Record.Element(name: key.stringValue, value: try container.decode(Value.self, forKey: key))
      }
      self = .record(Record(fields))
    }
  }

  private static func scalar(in container: any SingleValueDecodingContainer) -> Value? {
    if container.decodeNil() { return .null }
    if let value = try? container.decode(Bool.self) { return .boolean(value) }
    if let value = try? container.decode(Int64.self) { return .integer(value) }
    if let value = try? container.decode(Double.self) { return .real(value) }
    if let value = try? container.decode(String.self) { return .text(value) }
    return nil
  }
}

extension Record: Codable {
  /// Writes the fields under their names.
  public func encode(to encoder: any Encoder) throws { try Value.record(self).encode(to: encoder) }

  /// Reads fields under their names.
  public init(from decoder: any Decoder) throws {
    let value = try Value(from: decoder)
    guard let record = value.record else {
      throw DecodingError.typeMismatch(
        Record.self, .init(codingPath: decoder.codingPath, debugDescription: "`\(value)` is no record"))
    }
    self = record
  }
}

/// The name of a field, whatever it is.
private struct FieldKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
