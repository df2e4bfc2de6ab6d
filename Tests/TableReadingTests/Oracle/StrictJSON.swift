/// JSON by the grammar of RFC 8259, checked a byte at a time, and the forms of data that are made of it: objects with
/// white space between them, or one array of objects. For short texts only: it calls itself for what is nested.
struct StrictJSON {
  /// The text stops being right here.
  struct Fault: Error, Hashable {
    let offset: Int
  }

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  private static let mostDepth = 256

  /// The records of a text that is not a page of results.
  static func records(of bytes: [UInt8]) throws(Fault) -> [JSONValue] {
    var reading = StrictJSON(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reading.position = 3 }
    return try reading.documents()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func fault() -> Fault { Fault(offset: position) }

  private mutating func skipSpace() {
    while let byte, " \t\r\n".utf8.contains(byte) { position += 1 }
  }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: wanted) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ wanted: Unicode.Scalar) throws(Fault) {
    guard take(wanted) else { throw fault() }
  }

  // MARK: Documents

  private mutating func documents() throws(Fault) -> [JSONValue] {
    skipSpace()
    if byte == UInt8(ascii: "[") { return try arrayOfObjects() }
    var records: [JSONValue] = []
    while position < bytes.count {
      guard byte == UInt8(ascii: "{") else { throw fault() }
      records.append(try value())
      let end = position
      skipSpace()
      guard position > end || position == bytes.count else { throw fault() }
    }
    return records
  }

  private mutating func arrayOfObjects() throws(Fault) -> [JSONValue] {
    var records: [JSONValue] = []
    try elements { (reading) throws(Fault) in
      guard reading.byte == UInt8(ascii: "{") else { throw reading.fault() }
      records.append(try reading.value())
    }
    skipSpace()
    guard position == bytes.count else { throw fault() }
    return records
  }

  // MARK: Values

  private mutating func value() throws(Fault) -> JSONValue {
    switch byte {
    case UInt8(ascii: "{"): return .record(try members())
    case UInt8(ascii: "["):
      var values: [JSONValue] = []
      try elements { (reading) throws(Fault) in values.append(try reading.value()) }
      return .list(values)
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Fault) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw fault() }
    position += word.utf8.count
    return value
  }

  private mutating func elements(_ element: (inout StrictJSON) throws(Fault) -> Void) throws(Fault) {
    try enter("[")
    skipSpace()
    guard !take("]") else { return leave() }
    repeat {
      skipSpace()
      try element(&self)
      skipSpace()
    } while take(",")
    try expect("]")
    leave()
  }

  /// Of a key that stands twice the last value counts.
  private mutating func members() throws(Fault) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    try enter("{")
    skipSpace()
    guard !take("}") else {
      leave()
      return []
    }
    repeat {
      skipSpace()
      let key = try string()
      skipSpace()
      try expect(":")
      skipSpace()
      let member = JSONValue.Member(key: key, value: try value())
      if let earlier = members.firstIndex(where: { $0.key.utf8.elementsEqual(key.utf8) }) {
        members[earlier] = member
      } else {
        members.append(member)
      }
      skipSpace()
    } while take(",")
    try expect("}")
    leave()
    return members
  }

  private mutating func enter(_ bracket: Unicode.Scalar) throws(Fault) {
    guard depth < StrictJSON.mostDepth else { throw fault() }
    try expect(bracket)
    depth += 1
  }

  private mutating func leave() { depth -= 1 }

  private mutating func number() throws(Fault) -> String {
    let start = position
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("-") { _ = take("+") }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(Fault) {
    let start = position
    while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    guard position > start else { throw fault() }
  }

  // MARK: Texts

  private mutating func string() throws(Fault) -> String {
    try expect("\"")
    var content: [UInt8] = []
    while !take("\"") {
      guard let byte, byte >= 0x20 else { throw fault() }
      if byte == UInt8(ascii: "\\") {
        content += try escape().utf8
      } else {
        content.append(byte)
        position += 1
      }
    }
    return String(decoding: content, as: UTF8.self)
  }

  private static let escapes: [UInt8: String] = [
    0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r", 0x74: "\t",
  ]

  private mutating func escape() throws(Fault) -> String {
    position += 1
    if let byte, let text = StrictJSON.escapes[byte] {
      position += 1
      return text
    }
    let first = try unit()
    guard (0xD800...0xDFFF).contains(first) else { return String(decoding: [first], as: UTF16.self) }
    // A surrogate means something only before its other half.
    guard first < 0xDC00, take("\\") else { throw fault() }
    let second = try unit()
    guard (0xDC00...0xDFFF).contains(second) else { throw fault() }
    return String(decoding: [first, second], as: UTF16.self)
  }

  private mutating func unit() throws(Fault) -> UInt16 {
    try expect("u")
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault() }
    position += 4
    return unit
  }
}
