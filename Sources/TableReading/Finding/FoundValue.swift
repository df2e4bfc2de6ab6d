import Values

/// A value that has been found in the text and not been read yet: what it is, and where it stands or what it is worth,
/// in 64 bits.
struct FoundValue: BitwiseCopyable, Sendable {
  enum Form: UInt8 {
    /// So many rows that lack the key.
    case absent
    case null
    case no
    case yes
    case record
    /// A list, and the number of its first element.
    case list
    case integer
    /// A number that JSON may have, as it is written.
    case number
    /// A text without escapes.
    case text
    /// What stands between the quotes of a JSON text that has escapes.
    case escapedText
    /// What stands between the quotes of a field that has quotes, doubled.
    case quotedField

    /// A set of forms has this bit for each.
    var bit: UInt16 { 1 << UInt16(rawValue) }

    static let booleans = Form.no.bit | Form.yes.bit
    static let texts = Form.text.bit | Form.escapedText.bit | Form.quotedField.bit

    /// Appends the characters of a text of this form, which takes no fewer bytes to write.
    func appendCharacters(_ written: Span<UInt8>, to output: inout [UInt8]) {
      switch self {
      case .escapedText: JSONScanner.appendText(written, to: &output)
      case .quotedField: DelimitedValue.appendText(written, to: &output)
      case .absent, .null, .no, .yes, .record, .list, .integer, .number, .text:
        output.append(bytesOf: written)
      }
    }
  }

  /// From the highest: 32 bits of a place, a count or a number, 28 bits of a length, 4 bits of the form; or 60 bits of an integer.
  private let bits: UInt64

  private static let lengthBits: UInt64 = 28
  private static let formBits: UInt64 = 4

  @inline(__always)
  init(_ form: Form) { bits = UInt64(form.rawValue) }

  /// So many rows of `absent`, or the first element of a `list`.
  @inline(__always)
  init(_ form: Form, count: UInt32) {
    bits = UInt64(count) &<< 32 | UInt64(form.rawValue)
  }

  /// A `record` by its number.
  ///
  /// - Parameter isNew: True where it is the first with that number.
  @inline(__always)
  init(record number: UInt32, isNew: Bool) {
    bits =
      UInt64(number) &<< 32 | (isNew ? 1 &<< FoundValue.formBits : 0) | UInt64(Form.record.rawValue)
  }

  /// Nil for an integer that needs more than 60 bits.
  @inline(__always)
  init?(integer: Int64) {
    let bits = UInt64(bitPattern: integer) &<< FoundValue.formBits
    guard Int64(bitPattern: bits) &>> Int64(FoundValue.formBits) == integer else { return nil }
    self.bits = bits | UInt64(Form.integer.rawValue)
  }

  /// Nil for a place beyond 32 bits, or a length beyond 28.
  @inline(__always)
  init?(_ form: Form, at place: Range<Int>) {
    let (start, length) = (
      UInt64(truncatingIfNeeded: place.lowerBound), UInt64(truncatingIfNeeded: place.count)
    )
    guard start &>> 32 == 0, length &>> FoundValue.lengthBits == 0 else { return nil }
    bits = start &<< 32 | length &<< FoundValue.formBits | UInt64(form.rawValue)
  }

  /// At a place that is known to be noted in so many bits.
  @inline(__always)
  init(_ form: Form, from start: Int, to end: Int) {
    let length = UInt64(truncatingIfNeeded: end &- start) & (1 &<< FoundValue.lengthBits &- 1)
    bits = UInt64(truncatingIfNeeded: start) &<< 32 | length &<< FoundValue.formBits | UInt64(form.rawValue)
  }

  @inline(__always)
  var form: Form { Form(rawValue: formCode) ?? .null }

  /// What is the same for values of one form.
  @inline(__always)
  var formCode: UInt8 { UInt8(truncatingIfNeeded: bits) & 0xF }

  /// The form of all of some values; nil where they have several, or there are none.
  @inline(__always)
  static func form(ofAll values: Span<FoundValue>) -> Form? {
    guard values.count > 0 else { return nil }
    let first = values[0].bits
    var differences: UInt64 = 0
    for row in values.indices { differences |= values[row].bits ^ first }
    return differences & 0xF == 0 ? values[0].form : nil
  }

  /// The bit of the form.
  @inline(__always)
  var formBit: UInt16 { 1 &<< UInt16(formCode) }

  /// Of a `record` with a number: true where it is the first with that.
  var isNew: Bool { bits &>> FoundValue.formBits & 1 == 1 }

  /// Of `absent` and `list`; the number of a `record`.
  @inline(__always)
  var count: UInt32 { UInt32(truncatingIfNeeded: bits &>> 32) }

  /// Of `integer`.
  @inline(__always)
  var integer: Int64 { Int64(bitPattern: bits) &>> Int64(FoundValue.formBits) }

  /// Of what stands in the text.
  @inline(__always)
  var place: Range<Int> {
    let start = Int(truncatingIfNeeded: bits &>> 32)
    return start..<start
      &+ Int(truncatingIfNeeded: (bits &>> FoundValue.formBits) & (1 &<< FoundValue.lengthBits &- 1))
  }
}
