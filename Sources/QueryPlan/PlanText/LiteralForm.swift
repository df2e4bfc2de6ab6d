import Values

/// How constants are written in the language.
enum LiteralForm {
  /// More characters of a text are not shown.
  private static let mostCharacters = 80

  static func text(of value: Scalar) -> String {
    switch value {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer: plain(value)
    case .real: real(plain(value))
    case .text(let text): quoted(CutText.cut(text, most: mostCharacters))
    case .duration(let duration): units(duration)
    case .date, .timestamp: quoted(plain(value))
    }
  }

  /// True where the literal begins with a sign.
  static func isNegative(_ value: Scalar) -> Bool {
    switch value {
    case .integer(let number): number < 0
    case .real(let number): number < 0
    case .duration(let duration): duration.microseconds < 0
    case .null, .boolean, .text, .date, .timestamp: false
    }
  }

  private static func plain(_ value: Scalar) -> String {
    var bytes: [UInt8] = []
    value.write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A whole number needs a point to be a real.
  private static func real(_ digits: String) -> String {
    digits.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") } ? digits : digits + ".0"
  }

  /// Works on bytes: a quote before a combining mark is a quote.
  private static func quoted(_ text: String) -> String {
    var output: [UInt8] = [UInt8(ascii: "'")]
    for byte in text.utf8 {
      output.append(byte)
      if byte == UInt8(ascii: "'") { output.append(byte) }
    }
    output.append(UInt8(ascii: "'"))
    return String(decoding: output, as: UTF8.self)
  }

  /// `253d23h14m9s`, zero is `0d`.
  private static func units(_ duration: ExactDuration) -> String {
    var rest = duration.microseconds.magnitude
    guard rest > 0 else { return "0d" }
    var output: [UInt8] = duration.microseconds < 0 ? [UInt8(ascii: "-")] : []
    let units: [(length: UInt64, name: String)] = [
      (86_400_000_000, "d"), (3_600_000_000, "h"), (60_000_000, "m"), (1_000_000, "s"), (1_000, "ms"),
      (1, "us"),
    ]
    for unit in units where rest >= unit.length {
      NumberText.write(unsigned: rest / unit.length, to: &output)
      output.append(contentsOf: unit.name.utf8)
      rest %= unit.length
    }
    return String(decoding: output, as: UTF8.self)
  }
}
