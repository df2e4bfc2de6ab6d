import Values

extension Value: CustomStringConvertible {
  /// The value as text: numbers with the fewest digits that read back the same, dates, time stamps and
  /// durations in ISO 8601, texts as they are, null as `null`; records and lists with their parts in brackets.
  public var description: String {
    switch self {
    case .null: return "null"
    case .record(let record):
      return "{" + record.fields.map { "\($0.name): \($0.value)" }.joined(separator: ", ") + "}"
    case .list(let values):
      return "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .boolean, .integer, .real, .text, .duration, .date, .timestamp:
      var bytes: [UInt8] = []
      (scalar ?? .null).write(to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
