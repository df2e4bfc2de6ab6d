import DataGenerator
import TestSupport
import Testing

@Suite struct GeneratedTextTests {
  /// Other machines and versions write these bytes too, so that measurements stay comparable.
  @Test(arguments: [
    (DataShape.slim, UInt64(1_565_366_446_221_734_981)), (.full, 15_429_878_520_759_923_131),
    (.page, 8_624_701_938_406_319_547), (.csv, 17_099_771_884_156_109_156),
  ])
  func theBytesAreAlwaysTheSame(shape: DataShape, checksum: UInt64) {
    let text = DataGenerator(shape, rowCount: 300).text()
    #expect(FNVChecksum.of(text) == checksum)
    #expect(text == DataGenerator(shape, rowCount: 300).text())
  }

  @Test(arguments: DataShape.allCases)
  func seedsAndNumbersOfRowsMakeOtherData(shape: DataShape) {
    let text = DataGenerator(shape, rowCount: 50).text()
    #expect(text != DataGenerator(shape, rowCount: 50, seed: 2).text())
    #expect(!DataGenerator(shape, rowCount: 51).text().dropFirst(100).starts(with: text.dropFirst(100)))
  }

  @Test(arguments: [
    (DataShape.slim, 600...680), (.full, 2000...2300), (.page, 2000...2300), (.csv, 250...310),
  ])
  func recordsAreAboutAsLongAsReal(shape: DataShape, bytes: ClosedRange<Int>) {
    #expect(bytes.contains(DataGenerator(shape, rowCount: 2000).text().count / 2000))
  }

  @Test func theTextComesInPiecesOfBoundedLength() {
    var lengths: [Int] = []
    let generator = DataGenerator(.full, rowCount: 2000)
    generator.write { lengths.append($0.count) }
    #expect(lengths.count > 3)
    #expect(lengths.allSatisfy { $0 < 1 << 21 })
    #expect(lengths.reduce(0, +) == generator.text().count)
  }

  @Test(arguments: [
    (DataShape.slim, ""), (.full, ""), (.page, #"{"count":0,"next":null,"previous":null,"results":[]}"#),
  ])
  func noRowsAreAWholeTextToo(shape: DataShape, text: String) {
    #expect(String(decoding: DataGenerator(shape, rowCount: 0).text(), as: UTF8.self) == text)
  }

  /// CSV has the same spacecraft as the other shapes, and is what RFC 4180 calls so.
  @Test func csvIsRegular() throws {
    let records = try PlainDelimitedText.records(of: DataGenerator(.csv, rowCount: 2000).text())
    #expect(records.count == 2001)
    #expect(records.allSatisfy { $0.count == 21 })
    let ids = SpacecraftSequence(count: 2000, seed: 1).map { String($0.id) }
    #expect(records.dropFirst().map { $0[0].text } == ids)
    #expect(records.contains { $0[11].text.contains("\r\n") })
    #expect(records.contains { $0[11].text.contains("\"Юпитер\"") })
  }
}

/// FNV-1a of 64 bits: short, and known well enough to be made elsewhere.
enum FNVChecksum {
  static func of(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }
}
