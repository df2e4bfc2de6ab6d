import Values

/// Takes an answer in pieces and hands it on with its unsafe characters escaped.
final class ControlEscaper {
  private let escapes: ControlEscapes
  private let sink: ByteSink
  /// The beginning of a character that goes on in the next piece.
  private var beginning: [UInt8] = []

  init(_ escapes: ControlEscapes, into sink: ByteSink) {
    self.escapes = escapes
    self.sink = sink
  }

  func take(_ piece: Span<UInt8>) throws {
    var bytes = beginning
    bytes.append(bytesOf: piece)
    let end = bytes.count - ControlEscaper.unfinishedCount(at: bytes)
    beginning = Array(bytes[end...])
    append(bytes[..<end])
    try sink.handOnFullPieces()
  }

  /// Hands on what is left.
  func finish() throws {
    append(beginning[...])
    beginning = []
    try sink.flush()
  }

  private func append(_ text: ArraySlice<UInt8>) {
    var reader = ScalarReader(text)
    var start = text.startIndex
    var index = start
    while let (scalar, length) = reader.next() {
      if scalar.isUnsafeOnTerminals {
        sink.pending.append(contentsOf: text[start..<index])
        escapes.append(scalar, to: &sink.pending)
        start = index + length
      }
      index += length
    }
    sink.pending.append(contentsOf: text[start...])
  }

  /// How many bytes at the end begin a character that is not all there.
  private static func unfinishedCount(at bytes: [UInt8]) -> Int {
    for count in 1...3 where count <= bytes.count {
      let byte = bytes[bytes.count - count]
      guard byte & 0xC0 != 0x80 else { continue }
      let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      return length > count ? count : 0
    }
    return 0
  }
}
