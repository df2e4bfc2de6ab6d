/// A JSON value, for comparing what was written with what was read.
indirect enum JSONValue: Equatable {
  case null
  case boolean(Bool)
  /// As written; compared as a number.
  case number(String)
  case text(String)
  case list([JSONValue])
  case record([Member])

  struct Member: Equatable {
    let key: String
    let value: JSONValue
  }

  static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.number(let a), .number(let b)): a == b || Double(a) == Double(b) && !(isLarge(a) && isLarge(b))
    case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
    case (.list(let a), .list(let b)): a == b
    case (.record(let a), .record(let b)):
      a.count == b.count
        && a.allSatisfy { member in
          b.contains { $0.key.utf8.elementsEqual(member.key.utf8) && $0.value == member.value }
        }
    default: false
    }
  }

  /// Integers beyond 2⁵³ are equal only digit by digit.
  private static func isLarge(_ number: String) -> Bool {
    Int64(number) != nil && (Double(number) ?? 0).magnitude > 0x1p53
  }
}

/// Reads JSON that is known to be right, for tests only.
struct JSONValueParser {
  private let text: [UInt8]
  private var position = 0

  static func parse(_ text: some Collection<UInt8>) -> JSONValue {
    var parser = JSONValueParser(text: Array(text))
    return parser.value()
  }

  private init(text: [UInt8]) { self.text = text }

  private mutating func value() -> JSONValue {
    skip()
    switch text[position] {
    case UInt8(ascii: "{"): return record()
    case UInt8(ascii: "["): return list()
    case UInt8(ascii: "\""): return .text(string())
    case UInt8(ascii: "t"): return word(4, .boolean(true))
    case UInt8(ascii: "f"): return word(5, .boolean(false))
    case UInt8(ascii: "n"): return word(4, .null)
    default:
      let start = position
      while position < text.count, "+-.0123456789eE".utf8.contains(text[position]) { position += 1 }
      return .number(String(decoding: text[start..<position], as: UTF8.self))
    }
  }

  private mutating func word(_ length: Int, _ value: JSONValue) -> JSONValue {
    position += length
    return value
  }

  private mutating func skip() {
    while position < text.count, " \n\r\t,:".utf8.contains(text[position]) { position += 1 }
  }

  private mutating func list() -> JSONValue {
    var values: [JSONValue] = []
    position += 1
    skip()
    while text[position] != UInt8(ascii: "]") {
      values.append(value())
      skip()
    }
    position += 1
    return .list(values)
  }

  private mutating func record() -> JSONValue {
    var members: [JSONValue.Member] = []
    position += 1
    skip()
    while text[position] != UInt8(ascii: "}") {
      let key = string()
      skip()
      members.append(.init(key: key, value: value()))
      skip()
    }
    position += 1
    return .record(members)
  }

  private mutating func string() -> String {
    var units: [UInt16] = []
    var plain: [UInt8] = []
    position += 1
    func flush() {
      units += String(decoding: plain, as: UTF8.self).utf16
      plain = []
    }
    while text[position] != UInt8(ascii: "\"") {
      guard text[position] == UInt8(ascii: "\\") else {
        plain.append(text[position])
        position += 1
        continue
      }
      flush()
      let letter = text[position + 1]
      position += 2
      switch letter {
      case UInt8(ascii: "n"): units.append(10)
      case UInt8(ascii: "r"): units.append(13)
      case UInt8(ascii: "t"): units.append(9)
      case UInt8(ascii: "b"): units.append(8)
      case UInt8(ascii: "f"): units.append(12)
      case UInt8(ascii: "u"):
        units.append(UInt16(String(decoding: text[position..<position + 4], as: UTF8.self), radix: 16) ?? 0)
        position += 4
      default: units.append(UInt16(letter))
      }
    }
    flush()
    position += 1
    return String(decoding: units, as: UTF16.self)
  }
}
