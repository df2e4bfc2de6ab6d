import Values

/// Makes text from data or from users fit for a terminal: nothing in it moves the cursor, changes colours or
/// turns the reading direction.
enum PrintableText {
  /// Appends printable text as the other `append` does, where nobody has to be asked.
  static func append(
    _ text: some Collection<UInt8>, upTo limit: Int = .max, to output: inout [UInt8]
  ) -> Int {
    append(text, upTo: limit, to: &output, asking: {})
  }

  /// Appends `text` with the characters that are not safe shown as escapes, cut to `limit` columns (at least 1)
  /// with `…` where it is longer. Returns the columns that it takes.
  ///
  /// - Parameter ask: Called again and again while a long text is worked on; may throw to end that.
  static func append(
    _ text: some Collection<UInt8>, upTo limit: Int, to output: inout [UInt8], asking ask: () throws -> Void
  ) rethrows -> Int {
    // One after another the bytes of a buffer are read several times as fast. The pointer does not leave the closure.
    let width = try text.withContiguousStorageIfAvailable { bytes in
      try append(bytes: bytes, upTo: limit, to: &output, asking: ask)
    }
    return try width ?? append(bytes: text, upTo: limit, to: &output, asking: ask)
  }

  private static func append(
    bytes text: some Collection<UInt8>, upTo limit: Int, to output: inout [UInt8],
    asking ask: () throws -> Void
  ) rethrows -> Int {
    if text.count <= min(limit, scalarsPerQuestion), text.allSatisfy({ 0x20..<0x7F ~= $0 }) {
      output.append(contentsOf: text)
      return text.count
    }
    var reader = ScalarReader(text)
    var meter = WidthMeter()
    // Up to here the text leaves a column for the ellipsis.
    var cut = (byteCount: output.count, width: 0)
    var untilQuestion = scalarsPerQuestion
    while let (scalar, _) = reader.next() {
      untilQuestion -= 1
      if untilQuestion == 0 {
        try ask()
        untilQuestion = scalarsPerQuestion
      }
      let before = (byteCount: output.count, width: meter.width)
      if append(scalar, measuredBy: &meter, to: &output), before.width < limit { cut = before }
      if meter.width > limit {
        output.removeSubrange(cut.byteCount...)
        output.append(contentsOf: "…".utf8)
        return cut.width + 1
      }
    }
    return meter.width
  }

  private static let scalarsPerQuestion = 1 << 14

  /// Returns the text with its unsafe characters shown as escapes.
  static func escaped(_ text: String) -> String {
    var output: [UInt8] = []
    _ = append(Array(text.utf8)[...], to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends one code point, or its escape. True where a character begins with it.
  static func append(
    _ scalar: Unicode.Scalar, measuredBy meter: inout WidthMeter, to output: inout [UInt8]
  ) -> Bool {
    if 0x20..<0x7F ~= scalar.value {
      output.append(UInt8(truncatingIfNeeded: scalar.value))
      meter.take(columns: 1, isKeyBase: isKeyBase(scalar))
      return true
    }
    guard !isUnsafe(scalar) else {
      let start = output.count
      appendEscape(of: scalar, to: &output)
      meter.take(columns: output.count - start)
      return true
    }
    UTF8Coding.append(scalar, to: &output)
    return meter.take(scalar)
  }

  /// True for the controls C0 and C1, DEL, the bidirectional controls and marks, and the separators of lines and
  /// paragraphs.
  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool { scalar.isUnsafeOnTerminals }

  /// True for what begins a key cap.
  private static func isKeyBase(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "#", "*": true
    default: false
    }
  }

  static func appendEscape(of scalar: Unicode.Scalar, to output: inout [UInt8]) {
    switch scalar {
    case "\n": output.append(contentsOf: "\\n".utf8)
    case "\r": output.append(contentsOf: "\\r".utf8)
    case "\t": output.append(contentsOf: "\\t".utf8)
    default:
      output.append(contentsOf: "\\u{".utf8)
      output.append(contentsOf: String(scalar.value, radix: 16).utf8)
      output.append(UInt8(ascii: "}"))
    }
  }
}
