/// The bytes that the written forms of values are made of, by name.
enum ASCII {
  static var zero: UInt8 { 0x30 }
  static var nine: UInt8 { 0x39 }
  static var minus: UInt8 { 0x2D }
  static var plus: UInt8 { 0x2B }
  static var point: UInt8 { 0x2E }
  static var comma: UInt8 { 0x2C }
  static var colon: UInt8 { 0x3A }
  static var space: UInt8 { 0x20 }
  static var underscore: UInt8 { 0x5F }
  static var quote: UInt8 { 0x22 }
  static var backslash: UInt8 { 0x5C }

  /// The value of a decimal digit; nil for every other byte.
  static func digit(_ byte: UInt8) -> Int? {
    let value = byte &- zero
    return value < 10 ? Int(value) : nil
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- zero < 10 }
}
