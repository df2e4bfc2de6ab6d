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

  @Test func everyCodePointMapsAsUnicodesFileSays() throws {
    let listing = String(
      decoding: try Platform.readFile(dataPath("simple-case-mappings.txt")), as: UTF8.self)
    var expected: [Substring: [UInt32: UInt32]] = [:]
    for line in listing.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: " ")
      let first = try #require(UInt32(fields[1], radix: 16))
      let last = try #require(UInt32(fields[2], radix: 16))
      let (step, added) = (try #require(UInt32(fields[3])), try #require(Int32(fields[4])))
      for code in stride(from: first, through: last, by: Int(step)) {
        expected[fields[0], default: [:]][code] = code &+ UInt32(bitPattern: added)
      }
    }
    let (lower, upper) = (expected["lower", default: [:]], expected["upper", default: [:]])
    #expect(lower.count == 1433 && upper.count == 1450)
    var failures: [Unicode.Scalar] = []
    for value in 0...UInt32(0x10FFFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let (small, large) = (CaseMapping.lower(scalar), CaseMapping.upper(scalar))
      let isRight = small.value == lower[value] ?? value && large.value == upper[value] ?? value
      if !isRight, ![scalar, small, large].contains(where: isNewerThanTheFile) { failures.append(scalar) }
    }
    #expect(failures.isEmpty)
  }

  /// Later versions of Unicode give new letters, and old ones with them, other counterparts.
  private func isNewerThanTheFile(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.age.map { $0.major > 15 } ?? false
  }

  @Test(arguments: [
    ("Союз МС-27 ß ŉ", "союз мс-27 ß ŉ", "СОЮЗ МС-27 ß ŉ"), ("ǅ İ ᾳ ᾇ 𐐀x", "ǆ i ᾳ ᾇ 𐐨x", "Ǆ İ ᾼ ᾏ 𐐀X"),
    ("aZ09", "az09", "AZ09"),
  ])
  func mapsCasesOneToOne(text: String, lower: String, upper: String) {
    #expect(written { CaseMapping.lower(bytes(text).span, into: &$0) }.utf8.elementsEqual(lower.utf8))
    #expect(written { CaseMapping.upper(bytes(text).span, into: &$0) }.utf8.elementsEqual(upper.utf8))
  }
}
