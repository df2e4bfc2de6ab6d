import TestSupport
import Testing

@testable import Columnar

@Suite struct NameTableTests {
  @Test func namesAreNumberedAsTheyComeFirst() {
    var table = NameTable()
    #expect(table.number(of: Array("id".utf8)) == nil)
    for (name, isNew, number) in [
      ("id", true, 0), ("", true, 1), ("id", false, 0), ("ID", true, 2), ("", false, 1),
    ] {
      let inserted = table.insert(Array(name.utf8))
      #expect(inserted.isNew == isNew && inserted.number == number, "\(name)")
    }
    #expect(table.names.map { String(decoding: $0, as: UTF8.self) } == ["id", "", "ID"])
    #expect(table.number(of: Array("Id".utf8)) == nil)
  }

  /// As a dictionary does, however many there are.
  @Test func itAgreesWithADictionary() {
    let seed = RandomTestSettings(defaultRounds: 1).seed
    var generator = SeededGenerator(seed: seed)
    var (table, dictionary) = (NameTable(), [[UInt8]: Int]())
    for _ in 0..<20_000 {
      let name = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        UInt8.random(in: 0x61...0x7A, using: &generator)
      }
      #expect(table.number(of: name) == dictionary[name], "PERIGEE_SEED=\(seed)")
      let inserted = table.insert(name)
      #expect(inserted.isNew == (dictionary[name] == nil), "PERIGEE_SEED=\(seed)")
      #expect(inserted.number == dictionary[name] ?? dictionary.count, "PERIGEE_SEED=\(seed)")
      dictionary[name] = inserted.number
    }
    #expect(table.names.count == dictionary.count)
  }
}
