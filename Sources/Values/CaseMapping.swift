/// Lower and upper case, code point by code point; what has no single counterpart (`ß`) stays as it is.
package enum CaseMapping {
  /// The lower-case counterpart.
  package static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    single(scalar.properties.lowercaseMapping) ?? scalar
  }

  /// The upper-case counterpart.
  package static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    single(scalar.properties.uppercaseMapping) ?? scalar
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

  private static func single(_ mapping: String) -> Unicode.Scalar? {
    let scalars = mapping.unicodeScalars
    guard let first = scalars.first, scalars.dropFirst().isEmpty else { return nil }
    return first
  }
}
