/// Lower and upper case by Unicode's simple mappings (UnicodeData.txt), code point by code point; what has no
/// single counterpart (`ß`) stays as it is.
package enum CaseMapping {
  /// The lower-case counterpart.
  package static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    single(scalar.properties.lowercaseMapping) ?? exception(lowerExceptions, scalar)
  }

  /// The upper-case counterpart.
  package static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    single(scalar.properties.uppercaseMapping) ?? exception(upperExceptions, scalar)
  }

  /// Appends the text in lower case.
  package static func lower(_ text: Span<UInt8>, into output: inout [UInt8]) {
    var position = 0
    while position < text.count {
      let (scalar, length) = UTF8Coding.scalar(text, at: position)
      if length == 1, scalar.isASCII {
        output.append(text[position] &- 0x41 < 26 ? text[position] | 0x20 : text[position])
      } else {
        UTF8Coding.append(lower(scalar), to: &output)
      }
      position += length
    }
  }

  /// Appends the text in upper case.
  package static func upper(_ text: Span<UInt8>, into output: inout [UInt8]) {
    var position = 0
    while position < text.count {
      let (scalar, length) = UTF8Coding.scalar(text, at: position)
      if length == 1, scalar.isASCII {
        output.append(text[position] &- 0x61 < 26 ? text[position] & 0xDF : text[position])
      } else {
        UTF8Coding.append(upper(scalar), to: &output)
      }
      position += length
    }
  }

  /// Code points whose full mapping has several scalars and whose simple mapping is another code point: what is
  /// added. The standard library has full mappings only.
  private typealias Exceptions = [(codes: ClosedRange<UInt32>, added: UInt32)]

  /// `İ`, which is `i` without the dot that it has anyway (Unicode 15.0, field 13).
  private static let lowerExceptions: Exceptions = [(0x130...0x130, 0x69 &- 0x130)]

  /// Greek letters with a subscript iota, whose simple counterpart has it beside (Unicode 15.0, field 12).
  private static let upperExceptions: Exceptions = [
    (0x1F80...0x1F87, 8), (0x1F90...0x1F97, 8), (0x1FA0...0x1FA7, 8), (0x1FB3...0x1FB3, 9),
    (0x1FC3...0x1FC3, 9), (0x1FF3...0x1FF3, 9),
  ]

  private static func exception(_ exceptions: Exceptions, _ scalar: Unicode.Scalar) -> Unicode.Scalar {
    for exception in exceptions where exception.codes.contains(scalar.value) {
      return Unicode.Scalar(scalar.value &+ exception.added) ?? scalar
    }
    return scalar
  }

  private static func single(_ mapping: String) -> Unicode.Scalar? {
    let scalars = mapping.unicodeScalars
    guard let first = scalars.first, scalars.dropFirst().isEmpty else { return nil }
    return first
  }
}
