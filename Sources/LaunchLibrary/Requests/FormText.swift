/// Text as forms write it into addresses: `%XX` for a byte, `+` for a space.
enum FormText {
  /// The bytes that a text stands for, each with the place where it is written. A `%` without two hexadecimal digits
  /// stands for itself.
  struct Decoding: Sequence, IteratorProtocol {
    private let bytes: ArraySlice<UInt8>
    private let plusIsSpace: Bool
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool = true) {
      self.bytes = bytes
      self.plusIsSpace = plusIsSpace
      position = bytes.startIndex
    }

    mutating func next() -> (byte: UInt8, place: Int)? {
      guard position < bytes.endIndex else { return nil }
      let place = position
      let byte = bytes[place]
      position += 1
      if byte == UInt8(ascii: "+"), plusIsSpace { return (UInt8(ascii: " "), place) }
      guard byte == UInt8(ascii: "%"), bytes.endIndex - place > 2,
        let high = FormText.digit(bytes[place + 1]), let low = FormText.digit(bytes[place + 2])
      else { return (byte, place) }
      position += 2
      return (high << 4 | low, place)
    }
  }

  /// The text that is meant; what is no UTF-8 in it is U+FFFD.
  static func decoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool = true) -> String {
    String(decoding: Decoding(bytes, plusIsSpace: plusIsSpace).map(\.byte), as: UTF8.self)
  }

  /// Appends a text as forms write it.
  static func append(_ text: String, to output: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "~"):
        output.append(byte)
      case UInt8(ascii: " "): output.append(UInt8(ascii: "+"))
      default: output += [UInt8(ascii: "%"), hexadecimal(byte >> 4), hexadecimal(byte & 15)]
      }
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
  }
}
