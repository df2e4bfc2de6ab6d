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

  private mutating func takeNumber() -> Int64 {
    defer { number &+= 1 }
    return segment.numbers[number]
  }

  @inline(__always)
  private func appendText(to output: inout [UInt8]) {
    if segment.texts.count > 0 {
      output.append(bytesOf: segment.texts.bytes.span.extracting(segment.texts.range(text)))
    } else {
      let place = texts.range(of: Int(segment.textNumbers[text]))
      output.append(bytesOf: texts.bytes.span.extracting(place))
    }
  }
}
