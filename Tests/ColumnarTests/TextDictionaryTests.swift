import Columnar
import TestSupport
import Testing
import Values

@Suite struct TextDictionaryTests {
  private static let settings = RandomTestSettings(defaultRounds: 200)

  /// Texts of all lengths around those that are looked up in one step, which differ in their last bytes or in zeros.
  private static func texts(_ random: inout SeededGenerator) -> [[UInt8]] {
    let lengths = [0, 1, 2, 7, 8, 9, 15, 16, 17, 24, 40]
    return (0..<random.below(300)).map { _ in
      var text = [UInt8](repeating: random.pick([0, 0x61, 0xC3]), count: random.pick(lengths))
      if let last = text.indices.last, random.oneIn(2) { text[last] = random.pick([0, 1, 0x61, 0xFF]) }
      if let middle = text.indices.randomElement(using: &random), random.oneIn(3) { text[middle] = 0x62 }
      return text
    }
  }

  @Test func equalTextsHaveOneNumberInTheOrderOfTheirFirstAppearance() {
    for round in 0..<Self.settings.rounds {
      let seed = Self.settings.seed(ofRound: round)
      var random = SeededGenerator(seed: seed)
      let texts = Self.texts(&random)
      var known: [[UInt8]] = []
      let expected = texts.map { text in
        if let place = known.firstIndex(of: text) { return UInt32(place) }
        known.append(text)
        return UInt32(known.count - 1)
      }
      var (oneByOne, together) = (TextDictionary(), TextDictionary())
      let numbers = texts.map { oneByOne.number(of: $0.span) }
      #expect(numbers == expected, "PERIGEE_SEED=\(seed)")
      let bytes = Array(texts.joined())
      var start = 0
      let places = texts.map { text in
        defer { start += text.count }
        return TextPlace(start..<start + text.count)
      }
      #expect(
        together.numbers(of: places.span, in: bytes.span, upTo: .max) == expected, "PERIGEE_SEED=\(seed)")
      let again = together.numbers(of: places.span, in: bytes.span, upTo: .max)
      #expect(again == expected, "PERIGEE_SEED=\(seed)")
      for dictionary in [oneByOne, together] {
        #expect((0..<dictionary.count).map { Array(dictionary.texts[$0]) } == known, "PERIGEE_SEED=\(seed)")
      }
    }
  }

  /// So many that slots are far away, more of them are taken, and several are looked at for one text.
  @Test func soDoThoseOfManyTexts() {
    var random = SeededGenerator(seed: 7)
    var known: [[UInt8]: UInt32] = [:]
    var (bytes, places, expected): ([UInt8], [TextPlace], [UInt32]) = ([], [], [])
    for _ in 0..<150_000 {
      let text =
        Array("No.\(random.below(100_000))".utf8) + (random.oneIn(20) ? Array("of the longer ones".utf8) : [])
      places.append(TextPlace(bytes.count..<bytes.count + text.count))
      bytes += text
      let number = known[text] ?? UInt32(known.count)
      known[text] = number
      expected.append(number)
    }
    var dictionary = TextDictionary()
    var numbers: [UInt32] = []
    for start in stride(from: 0, to: places.count, by: 1000) {
      numbers += dictionary.numbers(
        of: places.span.extracting(start..<start + 1000), in: bytes.span, upTo: .max)
    }
    #expect(numbers == expected)
    #expect(dictionary.count == known.count)
  }

  @Test func numbersEndWhereTheTextsAreTooLong() {
    var dictionary = TextDictionary()
    let text = Array("aabbbacccc".utf8)
    let places = [0..<2, 2..<5, 0..<2, 5..<10, 0..<2].map { TextPlace($0) }
    #expect(dictionary.numbers(of: places.span, in: text.span, upTo: 5) == [0, 1, 0])
  }

  @Test func mergedTextsAreSortedAndThoseThatAreUsed() {
    for round in 0..<Self.settings.rounds {
      let seed = Self.settings.seed(ofRound: round)
      var random = SeededGenerator(seed: seed)
      var dictionaries: [TextDictionary] = []
      var isUsed: [[Bool]] = []
      let beginning = random.oneIn(2) ? Array("https://a".utf8) : []
      for _ in 0..<1 + random.below(3) {
        var dictionary = TextDictionary()
        for text in Self.texts(&random) { _ = dictionary.number(of: (beginning + text).span) }
        isUsed.append((0..<dictionary.count).map { _ in !random.oneIn(5) })
        dictionaries.append(dictionary)
      }
      let merged = MergedDictionary(dictionaries, isUsed: isUsed)
      var used: Set<[UInt8]> = []
      for (dictionary, isUsed) in zip(dictionaries, isUsed) {
        for number in isUsed.indices where isUsed[number] { used.insert(Array(dictionary.texts[number])) }
      }
      let sorted = used.sorted { $0.lexicographicallyPrecedes($1) }
      #expect((0..<merged.texts.count).map { Array(merged.texts[$0]) } == sorted, "PERIGEE_SEED=\(seed)")
      for (place, dictionary) in dictionaries.enumerated() {
        for number in isUsed[place].indices where isUsed[place][number] {
          let code = Int(merged.codes[place][number])
          #expect(Array(merged.texts[code]) == Array(dictionary.texts[number]), "PERIGEE_SEED=\(seed)")
        }
      }
    }
  }
}
