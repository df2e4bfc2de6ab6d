import TestSupport
import Testing
import Values

@Suite struct UTF8Tests {
  @Test func everyCodePointIsEncodedAndDecodedAndValid() throws {
    var failures = 0
    for value in 0...UInt32(0x10FFFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var text: [UInt8] = []
      UTF8Coding.append(scalar, to: &text)
      let (decoded, length) = UTF8Coding.scalar(text.span, at: 0)
      let isRight =
        text.elementsEqual(UTF8.encode(scalar) ?? .init()) && decoded == scalar && length == text.count
      if !isRight || firstInvalidByte(text) != nil { failures += 1 }
    }
    #expect(failures == 0)
  }

  @Test(
    arguments: [
      ([0x80], 0), ([0x61, 0xC0, 0x80], 1), ([0xC1, 0xBF], 0), ([0xE0, 0x9F, 0xBF], 0),
      ([0xED, 0xA0, 0x80], 0),
      ([0xF0, 0x8F, 0xBF, 0xBF], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0),
      ([0xFF], 0),
      ([0xC3], 0), ([0xE2, 0x82], 0), ([0xF0, 0x9F, 0x9A], 0), ([0xC3, 0x28], 0), ([0xE2, 0x28, 0xA1], 0),
      ([0xE2, 0x82, 0x28], 0), ([0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0xFE], 9),
    ] as [([UInt8], Int)])
  func findsTheFirstByteThatIsNotUTF8(text: [UInt8], offset: Int) {
    #expect(firstInvalidByte(text) == offset)
    let padded = [UInt8](repeating: 0x20, count: 13) + text
    #expect(firstInvalidByte(padded) == offset + 13)
  }

  @Test func agreesWithTheStandardLibraryOnRandomBytes() throws {
    let seed: UInt64 = 3629
    var random = SeededGenerator(seed: seed)
    let likely: [UInt8] = [
      0x41, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF3, 0xF4, 0x90, 0x8F,
    ]
    for _ in 0..<100_000 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        likely.randomElement(using: &random) ?? 0
      }
      let isValid = firstInvalidByte(text) == nil
      try #require(isValid == (String(validating: text, as: UTF8.self) != nil), "seed \(seed), \(text)")
    }
  }
}
