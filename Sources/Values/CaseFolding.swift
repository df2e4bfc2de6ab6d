/// Unicode simple case folding (CaseFolding.txt, statuses C and S): code point by code point, whatever the language.
package enum CaseFolding {
  /// The Unicode version of the table.
  package static let unicodeVersion = CaseFoldingTable.unicodeVersion

  /// The code point that stands for all the cases of one.
  package static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    guard value >= 0x80 else {
      return value &- 0x41 < 26 ? Unicode.Scalar(UInt8(truncatingIfNeeded: value | 0x20)) : scalar
    }
    return folded(scalar)
  }

  /// Folds UTF-8 into UTF-8, code point by code point, appending.
  ///
  /// The length may change: `ẞ` has three bytes and folds to `ß`, which has two.
  package static func fold(_ text: Span<UInt8>, into output: inout [UInt8]) {
    var position = 0
    while position < text.count {
      if text[position] < 0x80 {
        let end = UTF8Validation.asciiEnd(text, from: position)
        appendFolded(ascii: text.extracting(position..<end), to: &output)
        position = end
      } else {
        let (scalar, length) = UTF8Coding.scalar(text, at: position)
        UTF8Coding.append(folded(scalar), to: &output)
        position += length
      }
    }
  }

  /// Copies first and folds in place, which costs a fifth of appending byte by byte.
  private static func appendFolded(ascii text: Span<UInt8>, to output: inout [UInt8]) {
    let start = output.count
    output.append(bytesOf: text)
    var copy = output.mutableSpan
    for index in start..<copy.count {
      let byte = copy[index]
      copy[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte
    }
  }

  /// Looks a code point up by binary search for the last range that does not begin behind it.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = Int32(bitPattern: scalar.value)
    let ranges = CaseFoldingTable.ranges
    var low = 0
    var high = CaseFoldingTable.rangeCount
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle * 4] <= value { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return scalar }
    let row = (low - 1) * 4
    let (first, last, stride) = (ranges[row], ranges[row + 1], ranges[row + 2])
    guard value <= last, (value - first) % stride == 0 else { return scalar }
    return Unicode.Scalar(UInt32(bitPattern: value + ranges[row + 3])) ?? scalar
  }
}
