import Testing
import Values

@Suite struct CaseTests {
  @Test func everyCodePointFoldsAsUnicodesFileSays() throws {
    let source = String(decoding: try Platform.readFile(dataPath("CaseFolding.txt")), as: UTF8.self)
    var expected: [UInt32: UInt32] = [:]
    for line in source.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: ";").map { $0.drop { $0 == " " } }
      guard fields.count > 2, fields[1] == "C" || fields[1] == "S" else { continue }
      let (code, folded) = (UInt32(fields[0], radix: 16), UInt32(fields[2], radix: 16))
      expected[try #require(code)] = folded
    }
    #expect(expected.count == 1454)
    #expect(source.hasPrefix("# CaseFolding-\(CaseFolding.unicodeVersion).txt"))
    var failures: [UInt32] = []
    for value in 0...UInt32(0x10FFFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if CaseFolding.fold(scalar).value != expected[value] ?? value { failures.append(value) }
    }
    #expect(failures.isEmpty)
  }

  @Test(arguments: [
    ("", ""), ("Progress MS-31", "progress ms-31"), ("ПРОГРЕСС", "прогресс"), ("\u{212A}elvin", "kelvin"),
    ("\u{17F}oyuz", "soyuz"), ("STRASSE ẞ ß", "strasse ß ß"), ("ΣΑΣς", "σασσ"), ("İIıi", "İiıi"),
    ("神舟", "神舟"),
    ("𐐀", "𐐨"), ("“Dream Chaser”", "“dream chaser”"),
  ])
  func foldsTexts(text: String, folded: String) {
    #expect(written { CaseFolding.fold(bytes(text).span, into: &$0) }.utf8.elementsEqual(folded.utf8))
  }

  @Test(arguments: [
    ("Союз МС-27 ß ŉ", "союз мс-27 ß ŉ", "СОЮЗ МС-27 ß ŉ"), ("ǅ İ 𐐀x", "ǆ İ 𐐨x", "Ǆ İ 𐐀X"),
    ("aZ09", "az09", "AZ09"),
  ])
  func mapsCasesOneToOne(text: String, lower: String, upper: String) {
    #expect(written { CaseMapping.lower(bytes(text).span, into: &$0) }.utf8.elementsEqual(lower.utf8))
    #expect(written { CaseMapping.upper(bytes(text).span, into: &$0) }.utf8.elementsEqual(upper.utf8))
  }
}
