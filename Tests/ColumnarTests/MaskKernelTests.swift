import Columnar
import TestSupport
import Testing
import Values

/// Every kernel beside a plain loop, for row counts around the ends of words.
@Suite struct MaskKernelTests {
  private static let counts = [1, 7, 63, 64, 65, 127, 128, 200, 1000]

  /// The bits that a kernel sets, and whether those behind the last row are clear.
  private func bits(_ count: Int, _ fill: (MaskWords) -> Void) -> [Bool] {
    let wordCount = Bitmap.wordCount(for: count)
    var words = [UInt64](repeating: 0xDEAD_BEEF_DEAD_BEEF, count: wordCount)
    words.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { fill(start) }
    }
    #expect((count..<wordCount * 64).allSatisfy { words[$0 >> 6] >> UInt64($0 & 63) & 1 == 0 })
    return (0..<count).map { words[$0 >> 6] >> UInt64($0 & 63) & 1 == 1 }
  }

  private func codes(_ width: Int, _ count: Int, _ random: inout SeededGenerator) -> CodeVector {
    let largest = UInt64.max >> UInt64(64 - width * 8)
    let codes = (0..<count).map { _ in
      random.oneIn(3) ? UInt64(random.below(20)) : random.oneIn(9) ? largest : random.next() & largest
    }
    return CodeVector(narrowing: codes, largest: largest)
  }

  @Test(arguments: [1, 2, 4, 8])
  func ranges(width: Int) {
    var random = SeededGenerator(seed: UInt64(width))
    let largest = UInt64.max >> UInt64(64 - width * 8)
    for count in MaskKernelTests.counts {
      let codes = codes(width, count, &random)
      let pinned = PinnedCodes(codes)
      defer { withExtendedLifetime(codes) {} }
      for range in [0...0, 3...9, 5...largest, 0...UInt64.max, largest...largest, 100...UInt64.max] {
        let rows = count > 64 ? 64..<count : 0..<count
        let expected = rows.map { range.contains(codes[$0]) }
        #expect(bits(rows.count) { MaskKernels.match(pinned, rows, in: range, into: $0) } == expected)
        #expect(MaskKernels.count(pinned, rows, in: range) == expected.count { $0 })
        picks(pinned, codes, rows, in: range, &random)
      }
      let members = (0..<12).map { _ in UInt64(random.below(40)) }.sorted()
      if let ranges = CodeRanges(members, bytesPerCode: width) {
        let expected = (0..<count).map { members.contains(codes[$0]) }
        #expect(bits(count) { ranges.match(pinned, 0..<count, into: $0) } == expected)
      } else {
        #expect(width > 2)
      }
    }
  }

  /// Single codes, with a mask of their own and with that of the rows that matter.
  private func picks(
    _ pinned: PinnedCodes, _ codes: CodeVector, _ rows: Range<Int>, in range: ClosedRange<UInt64>,
    _ random: inout SeededGenerator
  ) {
    let density = random.pick([1, 8, 64])
    let among = rows.map { _ in random.chance(density, in: 64) }
    let expected = zip(rows, among).map { range.contains(codes[$0]) && $1 }
    let amongWords = words(among)
    amongWords.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      let picked = bits(rows.count) {
        MaskKernels.matchEach(pinned, rows, in: range, among: start, into: $0)
      }
      #expect(picked == expected)
    }
    let inPlace = bits(rows.count) { mask in
      for index in amongWords.indices { mask[index] = amongWords[index] }
      MaskKernels.matchEach(pinned, rows, in: range, among: UnsafePointer(mask), into: mask)
    }
    #expect(inPlace == expected)
  }

  @Test func reals() {
    var random = SeededGenerator(seed: 11)
    for count in MaskKernelTests.counts {
      let reals = (0..<count).map { _ in random.oneIn(4) ? 0 : random.real() }
      for (low, high) in [(-1.0, 1.0), (0, .infinity), (5, -5), (-.infinity, .infinity)] {
        let stored = StoredArray(reals)
        defer { withExtendedLifetime(stored) {} }
        let pinned = PinnedArray(stored)
        let found = bits(count) { MaskKernels.match(pinned, 0..<count, from: low, to: high, into: $0) }
        #expect(found == reals.map { $0 >= low && $0 <= high })
      }
    }
  }

  @Test func pairs() {
    var random = SeededGenerator(seed: 12)
    for (leftWidth, rightWidth) in [(1, 1), (2, 2), (4, 4), (8, 8), (1, 4), (8, 2)] {
      for count in MaskKernelTests.counts {
        // Small enough that nothing overflows.
        let left = (0..<count).map { _ in random.next() & 0xFFFF_FFFF >> UInt64(random.below(32)) }
        let right = (0..<count).map { _ in random.next() & 0xFFFF_FFFF >> UInt64(random.below(32)) }
        let (leftCodes, rightCodes) = (narrowed(left, leftWidth), narrowed(right, rightWidth))
        let (factor, divisor) = (Int64(random.below(2000)) - 1000, Int64(random.below(2000)) - 1000)
        let bound = Int64(random.below(100_000)) - 50_000
        let linear = bits(count) {
          MaskKernels.matchLinear(
            PinnedCodes(leftCodes), PinnedCodes(rightCodes), 0..<count, factor: factor, divisor: divisor,
            bound: bound, into: $0)
        }
        #expect(
          linear
            == (0..<count).map {
              Int64(leftCodes[$0]) * factor - Int64(rightCodes[$0]) * divisor > bound
            })
        defer { withExtendedLifetime((leftCodes, rightCodes)) {} }
        var defined: [Bool] = []
        var quotients: [Bool] = []
        defined = bits(count) { definedWords in
          quotients = bits(count) {
            MaskKernels.matchQuotient(
              PinnedCodes(leftCodes), .init(base: -3, step: 2), PinnedCodes(rightCodes),
              .init(base: 0, step: 5),
              0..<count, from: 0.25, to: .infinity, into: $0, defined: definedWords)
          }
        }
        #expect(defined == (0..<count).map { rightCodes[$0] != 0 })
        #expect(
          quotients
            == (0..<count).map {
              rightCodes[$0] != 0 && (Double(leftCodes[$0]) * 2 - 3) / (Double(rightCodes[$0]) * 5) >= 0.25
            })
      }
    }
  }

  private func narrowed(_ codes: [UInt64], _ width: Int) -> CodeVector {
    let largest = UInt64.max >> UInt64(64 - width * 8)
    return CodeVector(narrowing: codes.map { $0 & largest }, largest: largest)
  }

  @Test func rowsAndLogic() {
    var random = SeededGenerator(seed: 13)
    for count in MaskKernelTests.counts {
      for density in [0, 1, 5, 32, 60, 64] {
        let first = (0..<count).map { _ in random.chance(density, in: 64) }
        let second = (0..<count).map { _ in random.chance(density, in: 64) }
        let (a, b) = (words(first), words(second))
        func combined(_ change: (MaskWords, UnsafePointer<UInt64>, Int) -> Void) -> [Bool] {
          bits(count) { mask in
            for index in a.indices { mask[index] = a[index] }
            b.withUnsafeBufferPointer { if let start = $0.baseAddress { change(mask, start, count) } }
          }
        }
        #expect(combined { MaskKernels.intersect($0, $1, $2) } == zip(first, second).map { $0 && $1 })
        #expect(combined { MaskKernels.unite($0, $1, $2) } == zip(first, second).map { $0 || $1 })
        #expect(combined { MaskKernels.subtract($0, $1, $2) } == zip(first, second).map { $0 && !$1 })
        #expect(combined { mask, _, count in MaskKernels.invert(mask, count) } == first.map { !$0 })
        a.withUnsafeBufferPointer { first in
          guard let first = first.baseAddress else { return }
          func written(_ write: (UnsafePointer<UInt64>, Int, MaskWords) -> Void) -> [Bool] {
            combined { mask, second, count in write(second, count, mask) }
          }
          #expect(
            written { MaskKernels.writeIntersection(first, $0, $1, into: $2) }
              == combined { MaskKernels.intersect($0, $1, $2) })
          #expect(
            written { MaskKernels.writeUnion(first, $0, $1, into: $2) }
              == combined { MaskKernels.unite($0, $1, $2) })
          #expect(written { MaskKernels.writeComplement($0, $1, into: $2) } == second.map { !$0 })
        }
        let expected = (0..<count).filter { first[$0] }.map { UInt32($0 + 640) }
        // A sentinel stands behind the room that the kernel is given.
        var rows = [UInt32](repeating: 7, count: expected.count + 1)
        a.withUnsafeBufferPointer { mask in
          rows.withUnsafeMutableBufferPointer { rows in
            guard let mask = mask.baseAddress, let start = rows.baseAddress else { return }
            #expect(MaskKernels.setCount(mask, count) == expected.count)
            #expect(MaskKernels.isEmpty(mask, count) == expected.isEmpty)
            MaskKernels.writeRows(of: mask, count, from: 640, to: start, room: expected.count)
          }
        }
        #expect(rows == expected + [7])
      }
    }
  }

  private func words(_ bits: [Bool]) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: Bitmap.wordCount(for: bits.count))
    for (row, bit) in bits.enumerated() where bit { words[row >> 6] |= 1 << UInt64(row & 63) }
    return words
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func texts(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    // Few letters, so that needles are found, also across the ends of texts.
    // Among many others, so that long stretches hold nothing.
    let others = [String](repeating: "z", count: random.oneIn(3) ? 60 : 0)
    let letters = (random.oneIn(3) ? ["a", "B", "é", "k"] : ["a", "b", "A"]) + others
    var arena = TextArena()
    let count = random.pick([1, 3, 64, 65, 300])
    let texts = (0..<count).map { _ in
      (0..<random.below(random.oneIn(5) ? 90 : 12)).map { _ in random.pick(letters) }.joined()
    }
    for text in texts { arena.append(Array(text.utf8)) }
    let masks = TextMasks(arena)
    for _ in 0..<20 {
      let source = random.oneIn(2) ? random.pick(texts) : "abaabbaAbabbaabaabab"
      let needle = Array(Array(source.utf8).prefix(1 + random.below(20)))
      guard !needle.isEmpty else { continue }
      let rows = count > 64 ? 64..<count : 0..<count
      for (place, holds) in MaskKernelTests.places {
        let found = bits(rows.count) { masks.match(needle, place, ignoresASCIICase: false, rows, into: $0) }
        #expect(found == rows.map { holds(Array(texts[$0].utf8), needle) }, "seed \(seed) \(needle)")
      }
      let small = needle.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
      for (place, holds) in MaskKernelTests.places.dropLast() {
        let found = bits(rows.count) { masks.match(small, place, ignoresASCIICase: true, rows, into: $0) }
        for (row, isFound) in zip(rows, found) where texts[row].utf8.allSatisfy({ $0 < 0x80 }) {
          let folded = texts[row].utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
          #expect(isFound == holds(folded, small), "seed \(seed) \(small)")
        }
      }
      #expect(masks.contains(needle) == texts.contains { Array($0.utf8) == needle }, "seed \(seed) \(needle)")
      let beyond = bits(rows.count) { masks.markBeyondASCII(rows, into: $0) }
      #expect(beyond == rows.map { texts[$0].utf8.contains { $0 >= 0x80 } })
      #expect(masks.isASCII(rows) == !beyond.contains(true))
    }
  }

  private static let places: [(TextMasks.Place, @Sendable ([UInt8], [UInt8]) -> Bool)] = [
    (
      .anywhere,
      { text, needle in
        text.count >= needle.count
          && (0...text.count - needle.count).contains { text[$0...].starts(with: needle) }
      }
    ),
    (.atStart, { $0.starts(with: $1) }),
    (.whole, { $0 == $1 }),
  ]

  @Test(arguments: 0..<12 as Range<UInt64>)
  func sketches(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = random.pick([1, 500, 20_000])
    let width = random.pick([20, 32, 44, 63])
    let values = (0..<count).map { _ -> UInt64 in
      // Dense at the small end, as times are, or few different ones.
      let value = random.next() >> UInt64(64 - width)
      return random.oneIn(2) ? value >> UInt64(random.below(width)) : value & ~0xFFFF
    }
    let largest = max(values.max() ?? 0, UInt64(UInt32.max) - 1)
    let codes = CodeVector(narrowing: values, largest: largest)
    let made = CodeSketch(codes, largest: largest, threads: 2) { false }
    let sketch = try #require(made)
    for _ in 0..<60 {
      let ends = [random.pick(values), random.oneIn(2) ? random.pick(values) : largest].sorted()
      let low = random.oneIn(3) ? 0 : ends[0]
      let range = low...max(low, random.oneIn(4) ? ends[0] : ends[1])
      for block in 0..<Blocks.count(for: count) {
        let rows = Blocks.rows(block, of: count)
        let test = sketch.test(range)
        let expected = rows.map { range.contains(values[$0]) }
        let found = bits(rows.count) { test.match(PinnedCodes(codes), rows, into: $0) }
        #expect(found == expected, "seed \(seed) \(range)")
        #expect(test.count(PinnedCodes(codes), rows) == expected.count { $0 }, "seed \(seed) \(range)")
        withExtendedLifetime((sketch, codes)) {}
      }
    }
  }
}
