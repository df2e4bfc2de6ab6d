/// CSV or TSV read by the letter of RFC 4180, a byte after the other: slow, and easy to hold against the text of
/// the RFC. What the fields mean is not its matter.
///
/// Where the RFC is silent or strict: a line may end with LF alone; a byte order mark is skipped; a field may hold
/// any character but the separator, a quotation mark, and carriage return or line feed; a line without anything is
/// a record of one empty field, as the RFC's grammar has it.
package struct PlainDelimitedText {
  package struct Field: Hashable, Sendable {
    package let text: String
    /// An empty field and one that holds the empty text differ in this alone.
    package let isQuoted: Bool
    /// Where it begins.
    package let offset: Int
  }

  package enum Fault: Error, Hashable {
    /// A quotation mark in a field that does not begin with one.
    case quoteInsideField(offset: Int)
    /// Something other than a separator or a line break behind closed quotation marks.
    case textBehindQuotes(offset: Int)
    /// Quotation marks that are open where the text ends; the place is that of the first.
    case openQuotes(offset: Int)
    /// A carriage return without a line feed behind it, outside quotation marks.
    case carriageReturn(offset: Int)

    package var offset: Int {
      switch self {
      case .quoteInsideField(let offset), .textBehindQuotes(let offset), .openQuotes(let offset),
        .carriageReturn(let offset):
        offset
      }
    }
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  private var position: Int

  /// The records of a text, the header among them.
  package static func records(
    of bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")
  ) throws(Fault) -> [[Field]] {
    let (records, fault) = recordsBeforeFault(of: bytes, separator: separator)
    if let fault { throw fault.fault }
    return records
  }

  /// The records up to the first that is none, and where that one begins.
  package static func recordsBeforeFault(
    of bytes: [UInt8], separator: UInt8
  ) -> (records: [[Field]], fault: (fault: Fault, recordStart: Int)?) {
    var reading = PlainDelimitedText(bytes, separator)
    var records: [[Field]] = []
    while reading.position < bytes.count {
      let start = reading.position
      do throws(Fault) { records.append(try reading.record()) } catch { return (records, (error, start)) }
    }
    return (records, nil)
  }

  private init(_ bytes: [UInt8], _ separator: UInt8) {
    self.bytes = bytes
    self.separator = separator
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private static let quote = UInt8(ascii: "\"")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// The fields up to the next line break, which is stepped over.
  private mutating func record() throws(Fault) -> [Field] {
    var fields = [try field()]
    while byte == separator {
      position += 1
      fields.append(try field())
    }
    try stepOverLineBreak()
    return fields
  }

  /// Called behind a field, where only a separator, a line break or the end may stand.
  private mutating func stepOverLineBreak() throws(Fault) {
    switch byte {
    case PlainDelimitedText.lineFeed: position += 1
    case PlainDelimitedText.carriageReturn:
      guard position + 1 < bytes.count, bytes[position + 1] == PlainDelimitedText.lineFeed else {
        throw .carriageReturn(offset: position)
      }
      position += 2
    default: return
    }
  }

  private mutating func field() throws(Fault) -> Field {
    byte == PlainDelimitedText.quote ? try quotedField() : try plainField()
  }

  private mutating func plainField() throws(Fault) -> Field {
    let start = position
    while let byte, byte != separator, byte != PlainDelimitedText.lineFeed,
      byte != PlainDelimitedText.carriageReturn
    {
      guard byte != PlainDelimitedText.quote else { throw .quoteInsideField(offset: position) }
      position += 1
    }
    return Field(
      text: String(decoding: bytes[start..<position], as: UTF8.self), isQuoted: false, offset: start)
  }

  private mutating func quotedField() throws(Fault) -> Field {
    let start = position
    var content: [UInt8] = []
    position += 1
    while true {
      guard let byte else { throw .openQuotes(offset: start) }
      position += 1
      guard byte == PlainDelimitedText.quote else {
        content.append(byte)
        continue
      }
      // Two quotation marks stand for one.
      guard self.byte == PlainDelimitedText.quote else { break }
      content.append(byte)
      position += 1
    }
    let ends: [UInt8?] = [nil, separator, PlainDelimitedText.lineFeed, PlainDelimitedText.carriageReturn]
    guard ends.contains(byte) else { throw .textBehindQuotes(offset: position) }
    return Field(text: String(decoding: content, as: UTF8.self), isQuoted: true, offset: start)
  }
}
