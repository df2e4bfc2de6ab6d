import Values

/// Values as the language writes them.
enum LiteralText {
  /// The literal by itself; texts for what has no literal (dates, time stamps) go through their function.
  static func literal(_ value: Scalar) -> String {
    switch value {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): value.description
    case .real(let value): value == 0 ? "0.0" : value.description
    case .text(let text): quoted(text)
    case .duration(let value): duration(value.microseconds)
    case .date: "date(\(quoted(text(value))))"
    case .timestamp: "timestamp(\(quoted(text(value))))"
    }
  }

  /// What may stand beside a value of the same type: a text for times.
  static func beside(_ value: Scalar) -> String {
    switch value {
    case .duration, .date, .timestamp: quoted(text(value))
    case .null, .boolean, .integer, .real, .text: literal(value)
    }
  }

  static func quoted(_ text: String) -> String {
    "'" + text.unicodeScalars.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
  }

  /// The value's text, as the command line would give it.
  static func text(_ value: Scalar) -> String {
    var bytes: [UInt8] = []
    value.write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func duration(_ microseconds: Int64) -> String {
    if microseconds == .min {
      return "duration(\(quoted(text(.duration(ExactDuration(microseconds: .min))))))"
    }
    if microseconds < 0 { return "-\(duration(-microseconds))" }
    let units: [(Int64, String)] = [
      (604_800_000_000, "w"), (86_400_000_000, "d"), (3_600_000_000, "h"), (60_000_000, "m"),
      (1_000_000, "s"), (1_000, "ms"),
    ]
    for (length, unit) in units where microseconds % length == 0 && microseconds > 0 {
      return "\(microseconds / length)\(unit)"
    }
    return "\(microseconds)us"
  }
}
