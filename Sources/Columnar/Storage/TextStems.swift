import CKernels
import Values

/// The stems that most texts of a column have, and the classes that they make: a stem is what stands before the digits
/// at a text's end.
struct TextStems: Sendable {
  /// Of texts that go on with digits only behind the same head, or do not go on.
  struct TextClass: Sendable {
    let head: [UInt8]
    /// With its case folded. Each code point is folded alone, and digits are what they were.
    let foldedHead: [UInt8]
    /// False where all texts of the class are its head.
    let hasDigits: Bool

    init(_ head: [UInt8], hasDigits: Bool) {
      self.head = head
      var folded: [UInt8] = []
      CaseFolding.fold(head.span, into: &folded)
      foldedHead = folded
      self.hasDigits = hasDigits
    }
  }

  /// The code of texts that are in none of the classes.
  static let otherCode: UInt8 = .max
  /// No digit behind the stem, or one of ten first ones.
  private static let continuations = 11
  /// At most one text in so many is in none of the classes: those have to be looked at.
  static let textsPerOther = 8

  /// By their codes.
  private(set) var classes: [TextClass] = []
  private var stems = TextArena()
  private var codes: [UInt8] = []
  private var slots: [UInt16] = []

  /// Takes the most frequent stems of some texts; nil where they are not those of most texts.
  init?(sampling texts: TextArena) {
    let sample = StemSample(texts)
    let frequent = sample.frequentStems(atMost: Int(TextStems.otherCode))
    let covered = frequent.reduce(0) { $0 + $1.textCount }
    guard covered > 0, (sample.textCount - covered) * TextStems.textsPerOther <= sample.textCount else {
      return nil
    }
    // The most frequent ones are divided by the first digit, as long as there are codes: less is left open then.
    var spare = Int(TextStems.otherCode) - frequent.count
    for stem in frequent {
      let seen = (0..<TextStems.continuations).filter { stem.counts[$0] > 0 }
      let isDivided = seen.count > 1 && seen.count - 1 <= spare
      if isDivided { spare -= seen.count - 1 }
      append(stem.bytes, dividedBy: isDivided ? seen : nil)
    }
    var slotCount = 16
    while slotCount < stems.count * 4 { slotCount *= 2 }
    slots = [UInt16](repeating: 0, count: slotCount)
    let count = stems.count
    TextMasks(stems).withTexts(0..<count) { bytes, readable, offsets in
      perigee_stem_slots(bytes, readable, offsets, count, &slots, slotCount - 1)
    }
  }

  private mutating func append(_ stem: [UInt8], dividedBy seen: [Int]?) {
    stems.append(stem)
    var own = [UInt8](
      repeating: seen == nil ? UInt8(classes.count) : TextStems.otherCode, count: TextStems.continuations)
    for continuation in seen ?? [] {
      own[continuation] = UInt8(classes.count)
      let digit = continuation == 0 ? [] : [UInt8(ascii: "0") + UInt8(continuation - 1)]
      classes.append(TextClass(stem + digit, hasDigits: continuation > 0))
    }
    if seen == nil { classes.append(TextClass(stem, hasDigits: true)) }
    codes += own
  }

  /// Writes the codes of some texts in the places of their rows.
  func writeCodes(of texts: TextMasks, _ rows: Range<Int>, to target: UnsafeMutablePointer<UInt8>) {
    TextMasks(stems).withTexts(0..<stems.count) { stemBytes, _, stemOffsets in
      slots.withUnsafeBufferPointer { slots in
        codes.withUnsafeBufferPointer { codes in
          var stems = perigee_stems(
            bytes: stemBytes, offsets: stemOffsets, slots: slots.baseAddress, last_slot: slots.count - 1,
            codes: codes.baseAddress, other: TextStems.otherCode)
          texts.withTexts(rows) { bytes, readable, offsets in
            perigee_stem_codes(bytes, readable, offsets, rows.count, &stems, target + rows.lowerBound)
          }
        }
      }
    }
  }
}

/// Counts the stems of some of a column's texts, in runs from all parts of it.
private struct StemSample {
  struct Stem {
    let bytes: [UInt8]
    /// How many texts go on in each way: not, or with one of ten digits.
    var counts: [Int]
    var textCount: Int
  }

  private static let runs = 64
  private static let runLength = 512
  /// Longer texts are no names.
  private static let mostBytes = 1 << 10

  private var dictionary = TextDictionary()
  private var counts: [[Int]] = []
  private(set) var textCount = 0

  init(_ texts: TextArena) {
    if texts.count <= StemSample.runs * StemSample.runLength {
      for row in 0..<texts.count { count(texts, row) }
      return
    }
    for run in 0..<StemSample.runs {
      let start = texts.count / StemSample.runs * run
      for row in start..<start + StemSample.runLength { count(texts, row) }
    }
  }

  private mutating func count(_ texts: TextArena, _ row: Int) {
    textCount += 1
    let text = texts.bytes.span.extracting(texts.range(of: row))
    guard text.count <= StemSample.mostBytes else { return }
    let length = text.withUnsafeBufferPointer { text in
      text.baseAddress.map { perigee_stem_length($0, text.count) } ?? 0
    }
    let number = Int(dictionary.number(of: text.extracting(0..<length)))
    if number == counts.count { counts.append([Int](repeating: 0, count: 11)) }
    counts[number][length < text.count ? Int(text[length] - UInt8(ascii: "0")) + 1 : 0] += 1
  }

  /// The most frequent stems, by how often they occur.
  func frequentStems(atMost most: Int) -> [Stem] {
    let totals = counts.map { $0.reduce(0, +) }
    let ranked = totals.indices.sorted { (totals[$1], $0) < (totals[$0], $1) }
    return ranked.prefix(most).map {
      Stem(bytes: Array(dictionary.texts[$0]), counts: counts[$0], textCount: totals[$0])
    }
  }
}
