import Columnar
import TestSupport
import Testing

/// The readers against plain ones that only tests have, over random texts.
@Suite struct OracleAgreementTests {
  private static let settings = RandomTestSettings(defaultRounds: 500)

  private static func seeds() -> [UInt64] { (0..<settings.rounds).map { settings.seed(ofRound: $0) } }

  private static let delimitedForms: [(name: String, separator: UInt8, others: [UInt8])] = [
    ("data.csv", UInt8(ascii: ","), Array("\",\r\nx1 ".utf8) + [0, 0x80, 0xC3, 0xFF]),
    ("data.tsv", UInt8(ascii: "\t"), Array("\"\t\r\nx1 ".utf8) + [0, 0x80, 0xC3, 0xFF]),
  ]

  @Test(arguments: [0, 1])
  func delimitedTextsMeanWhatTheContractSays(form: Int) {
    let (name, separator, others) = OracleAgreementTests.delimitedForms[form]
    for seed in OracleAgreementTests.seeds() {
      var texts = RandomDelimited(seed: seed, separator: separator)
      var bytes = texts.text()
      for change in 0..<4 {
        if !OracleAgreementTests.looksLikeCommas(bytes, separator),
          let expectation = DelimitedOracle.expectation(of: bytes, separator: separator)
        {
          ReadingContest.hold(bytes, named: name, to: expectation, "seed \(seed), change \(change)")
        }
        RandomBreakage.apply(to: &bytes, with: others, &texts.generator)
      }
    }
  }

  /// True where a header that is to have tabs has lost them all and has commas: what it has counts more than the name.
  private static func looksLikeCommas(_ bytes: [UInt8], _ separator: UInt8) -> Bool {
    var isQuoted = false
    let header = bytes.prefix { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return byte != UInt8(ascii: "\n") || isQuoted
    }
    isQuoted = false
    let unquoted = header.filter { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return !isQuoted
    }
    return separator == UInt8(ascii: "\t") && unquoted.contains(UInt8(ascii: ","))
      && !unquoted.contains(separator)
  }

  @Test func jsonTextsMeanWhatTheContractSays() {
    let others = Array(#"{}[]",:\0123eE.-+tfnu "#.utf8) + [0, 10, 0x80, 0xC3, 0xFF]
    for seed in OracleAgreementTests.seeds() {
      var documents = RandomDocuments(seed: seed)
      let records = (0..<documents.generator.below(6)).map { _ in documents.record(depth: 0) }
      var bytes = Array(documents.writeLinesOrArray(records).utf8)
      for change in 0..<6 {
        let expectation = JSONOracle.expectation(of: bytes)
        ReadingContest.hold(bytes, named: "data.ndjson", to: expectation, "seed \(seed), change \(change)")
        RandomBreakage.apply(to: &bytes, with: others, &documents.generator)
      }
    }
  }

  /// The contest asks about right texts and wrong ones, and about columns of every type.
  @Test func theRandomTextsAreOfEveryKind() {
    var types: [FieldType: Int] = [:]
    var faults = 0
    for seed in UInt64(1)...400 {
      var texts = RandomDelimited(seed: seed, separator: UInt8(ascii: ","))
      switch DelimitedOracle.expectation(of: texts.text(), separator: UInt8(ascii: ",")) {
      case .table(let fields, _): for field in fields { types[field.type, default: 0] += 1 }
      case .fault: faults += 1
      case nil: Issue.record("the text begins as JSON")
      }
    }
    #expect((20...200).contains(faults))
    #expect(types.count == 7)
    #expect(types.values.allSatisfy { $0 > 10 }, "\(types)")
  }
}

/// Small changes of a text at random places.
enum RandomBreakage {
  static func apply(to bytes: inout [UInt8], with others: [UInt8], _ generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return bytes.append(generator.pick(others)) }
    let place = generator.below(bytes.count)
    switch generator.below(5) {
    case 0: bytes.insert(generator.pick(others), at: place)
    case 1: bytes.remove(at: place)
    case 2: bytes.removeSubrange(place...)
    case 3: bytes.insert(contentsOf: bytes[place...].prefix(9), at: place)
    default: bytes[place] = generator.pick(others)
    }
  }
}
