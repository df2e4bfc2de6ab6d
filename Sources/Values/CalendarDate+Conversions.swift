extension CalendarDate: LosslessStringConvertible {
  /// `2019-03-02`.
  public var description: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads `YYYY-MM-DD`. Nil for anything else and for days that do not exist.
  public init?(_ text: String) { self.init(parsing: Array(text.utf8).span) }
}

extension CalendarDate: Codable {
  /// Reads a text `YYYY-MM-DD`.
  public init(from decoder: any Decoder) throws {
    self = try decoder.value(CalendarDate.init, "a date such as `2019-03-02`")
  }

  /// Writes `description`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
