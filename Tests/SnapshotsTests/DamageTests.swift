import Columnar
import Foundation
import LaunchLibrary
import Perigee
import TestSupport
import Testing
import Values

@testable import Snapshots

/// Snapshots that are not as they were written are refused; what is written with intent harms nobody.
///
/// A few places that depend on the seed are tried; with `PERIGEE_EVERY_BYTE=1` every place of the whole data is.
@Suite struct DamageTests {
  private static let settings = RandomTestSettings(defaultRounds: 80)
  private static let triesEveryByte = ProcessInfo.processInfo.environment["PERIGEE_EVERY_BYTE"] == "1"
  /// Of so many places one is tried, as a rule; the first ones all are.
  private static let rarity = 499
  private static let placesAlwaysTried = 128

  private static let embedded = Snapshot.bytes(of: Table.spacecraft.columns)

  @Test func everyWrongByteIsFound() throws {
    let seed = Self.settings.seed(ofRound: 0)
    var generator = SeededGenerator(seed: seed)
    let file = Self.embedded
    for place in file.indices where Self.isTried(place, &generator) {
      for change in [0x01, 0x80, 0xFF, UInt8.random(in: 1...255, using: &generator)] {
        var damaged = file
        damaged[place] ^= change
        #expect(fault(in: damaged) != nil, "PERIGEE_SEED=\(seed): \(place) exclusive or \(change)")
      }
    }
  }

  @Test func everyCutIsFound() throws {
    let seed = Self.settings.seed(ofRound: 1)
    var generator = SeededGenerator(seed: seed)
    for length in Self.embedded.indices where Self.isTried(length, &generator) {
      #expect(fault(in: Array(Self.embedded[..<length])) != nil, "PERIGEE_SEED=\(seed): cut at \(length)")
    }
    #expect(fault(in: Self.embedded + [0]) != nil)
    #expect(fault(in: Self.embedded + Self.embedded) != nil)
  }

  private static func isTried(_ place: Int, _ generator: inout SeededGenerator) -> Bool {
    triesEveryByte || place < placesAlwaysTried || generator.chance(1, in: rarity)
  }

  @Test func otherFilesAreForeign() {
    for text in ["", "x", "id,name\n1,x\n", "[{\"a\":1}]", "\u{89}PNG\r\n"] {
      #expect(fault(in: Array(text.utf8)) == .foreign)
    }
    #expect(
      fault(in: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 0, count: 200))
        == .foreign)
  }

  @Test func newerVersionsAreRefusedByName() {
    var newer = Self.embedded
    newer[8] = 2
    #expect(fault(in: Self.sealed(newer)) == .newer(2))
    var none = Self.embedded
    none[8] = 0
    #expect(fault(in: Self.sealed(none)) != nil)
  }

  /// A right checksum over wrong contents: the file is refused, or the table that it makes answers everything.
  @Test func whatIsForgedIsRefusedOrAnswers() throws {
    var (refused, opened) = (0, 0)
    for round in 0..<Self.settings.rounds {
      let seed = Self.settings.seed(ofRound: round)
      Self.settings.trace("PERIGEE_SEED=\(seed)")
      var generator = SeededGenerator(seed: seed)
      let forged = Self.forged(&generator)
      guard let columns = try? Snapshot.table(from: FileBytes(copying: forged.span)) else {
        refused += 1
        continue
      }
      opened += 1
      _ = Answers.all(of: Table(columns, shapes: LaunchLibrary.shapes))
    }
    #expect(refused > 0 && opened > 0)
  }

  /// A snapshot of little data with some changes, most of them in what describes the data.
  private static func forged(_ generator: inout SeededGenerator) -> [UInt8] {
    var file = bases.randomElement(using: &generator) ?? embedded
    let directoryEnd = Snapshot.headerLength + Int(file[32]) + Int(file[33]) << 8
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let range = generator.chance(2, in: 3) ? 24..<directoryEnd : 24..<file.count - 8
      let place = Int.random(in: range, using: &generator)
      switch Int.random(in: 0...4, using: &generator) {
      case 0: file[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
      case 1: file[place] = 0xFF
      case 2: file[place] = 0
      case 3: file[place] &+= 1
      default: file[place] = UInt8.random(in: 0...255, using: &generator)
      }
    }
    return sealed(file)
  }

  private static let bases: [[UInt8]] = {
    let texts = [
      #"[{"a":1,"b":"x"},{"a":70000,"b":"y"},{"b":"x"}]"#,
      #"[{"d":"P1D","t":"2019-03-02T07:49:00Z","e":"2019-03-02","r":0.5},{"d":"P3D","t":null,"e":null,"r":1.5}]"#,
      #"[{"l":[1,2],"r":{"x":true,"y":[{"z":"q"}]}},{"l":[],"r":null},{"l":null}]"#,
      #"[{"m":1},{"m":"x"},{"m":[1,2]}]"#, #"[{},{}]"#, #"[{"e":[{},{}]}]"#,
      #"[{"id":1,"name":"x","spacecraft_config":"Dragon","status":{"id":1,"name":"Active"}},{"id":2,"name":"y","spacecraft_config":null}]"#,
    ]
    return texts.map { text in
      guard let table = try? Table(json: text, shapes: LaunchLibrary.shapes) else {
        preconditionFailure("the texts of this test are JSON")
      }
      return Snapshot.bytes(of: table.columns)
    }
  }()

  /// The file with the checksum that belongs to it.
  private static func sealed(_ file: [UInt8]) -> [UInt8] {
    var checksum = SnapshotChecksum()
    let contents = Array(file.dropLast(Snapshot.checksumLength))
    contents.withUnsafeBytes { checksum.add($0) }
    var sealed = contents
    sealed.append(little: checksum.value)
    return sealed
  }

  private func fault(in file: [UInt8]) -> SnapshotFault? {
    do throws(SnapshotFault) {
      _ = try Snapshot.table(from: FileBytes(copying: file.span))
      return nil
    } catch {
      return error
    }
  }
}
