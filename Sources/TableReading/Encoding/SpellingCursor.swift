import Columnar
import Values

/// Goes through the rows of a segment and writes every value as it was written in the data.
struct SpellingCursor {
  private let segment: ColumnSegment
  /// The texts that text numbers count in.
  private let texts: TextArena
  private var row = 0
  private var number = 0
  private var scale = 0
  private var otherNumber = 0
  private var text = 0
  private var source = 0

  init(_ segment: ColumnSegment, texts: TextArena) {
    self.segment = segment
    self.texts = texts
  }

  /// Appends the value of the next row, a text without quotes; nothing where there is none.
  @inline(__always)
  mutating func appendNext(to output: inout [UInt8]) {
    let kind = segment.kinds[row]
    row &+= 1
    switch kind {
    case .absent, .null: break
    case .no: output.append(contentsOf: "false".utf8)
    case .yes: output.append(contentsOf: "true".utf8)
    case .integer: NumberText.write(takeNumber(), to: &output)
    case .decimal:
      DecimalSpelling.write(digits: takeNumber(), scale: segment.scales[scale], to: &output)
      scale &+= 1
    case .otherNumber:
      output.append(contentsOf: segment.otherNumbers[otherNumber])
      otherNumber &+= 1
    case .duration, .date, .timestamp: CanonicalTime.write(takeNumber(), kind, to: &output)
    case .text:
      appendText(to: &output)
      text &+= 1
    case .record, .list:
      guard source < segment.sources.count else { break }
      output.append(contentsOf: segment.sources[source])
      source &+= 1
    }
  }

  /// Passes over the next row, which has a text or nothing.
  mutating func skipNext() {
    if segment.kinds[row] == .text { text &+= 1 }
    row &+= 1
  }

  private mutating func takeNumber() -> Int64 {
    defer { number &+= 1 }
    return segment.numbers[number]
  }

  @inline(__always)
  private func appendText(to output: inout [UInt8]) {
    if segment.texts.count > 0 {
      let bytes = segment.texts.bytes
      output.append(bytesOf: bytes.span.extracting(segment.texts.range(text)))
    } else {
      let place = texts.range(of: Int(segment.textNumbers[text]))
      output.append(bytesOf: texts.bytes.span.extracting(place))
    }
  }
}

extension ColumnSegment {
  /// The same where all values are texts, as they are written, by their numbers in a dictionary; the texts there are
  /// numbers of it.
  func numberingSpellings(_ dictionary: inout TextDictionary) -> ColumnSegment {
    var kinds = KindRun()
    var numbers: [UInt32] = []
    numbers.reserveCapacity(self.kinds.count)
    var cursor = SpellingCursor(self, texts: TextArena())
    var text = 0
    var spelling: [UInt8] = []
    for row in 0..<self.kinds.count {
      let kind = self.kinds[row]
      if kind.bit & ValueKind.nulls != 0 {
        kinds.append(kind)
        cursor.skipNext()
        continue
      }
      kinds.append(.text)
      if kind == .text {
        numbers.append(UInt32(truncatingIfNeeded: textNumbers[text]))
        text += 1
        cursor.skipNext()
      } else {
        spelling.removeAll(keepingCapacity: true)
        cursor.appendNext(to: &spelling)
        numbers.append(dictionary.number(of: spelling.span))
      }
    }
    return ColumnSegment(
      kinds: kinds, kindSet: kinds.set,
      textNumbers: CodeVector(largest: UInt64(max(dictionary.count, 1) - 1), count: numbers.count) {
        UInt64(numbers[$0])
      })
  }
}
