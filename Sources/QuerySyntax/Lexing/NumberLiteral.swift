/// Integers and reals as the language writes them.
enum NumberLiteral {
  /// Takes digits from the front: `_` may stand between two of them.
  static func digits(at rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = rest.startIndex
    var end = start
    while end < rest.endIndex {
      let byte = rest[end]
      let joins =
        byte == UInt8(ascii: "_") && end > start && ASCII.isDigit(rest[end - 1]) && end + 1 < rest.endIndex
        && ASCII.isDigit(rest[end + 1])
      guard ASCII.isDigit(byte) || joins else { break }
      end += 1
    }
    defer { rest = rest[end...] }
    return rest[start..<end]
  }

  /// True for `1_000`.
  static func isInteger(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    return !digits(at: &rest).isEmpty && rest.isEmpty
  }

  /// True for `0.9`, `.5`, `1e6`, `1.5e-3`.
  static func isReal(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    let hasWhole = !digits(at: &rest).isEmpty
    var hasFraction = false
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      hasFraction = !digits(at: &rest).isEmpty
      if !hasFraction { return false }
    }
    guard hasWhole || hasFraction else { return false }
    guard let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") else { return hasFraction && rest.isEmpty }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy { ASCII.isDigit($0) }
  }

  /// The value of digits without a sign; nil beyond 64 bits.
  static func magnitude(_ text: ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for digit in text where digit != UInt8(ascii: "_") {
      let (product, productOverflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, sumOverflows) = product.addingReportingOverflow(UInt64(digit & 0x0F))
      if productOverflows || sumOverflows { return nil }
      value = sum
    }
    return value
  }

  /// The value of a text for which `isReal` holds; nil where it is not finite.
  static func real(_ text: ArraySlice<UInt8>) -> Double? {
    let plain = text.filter { $0 != UInt8(ascii: "_") }
    guard let value = Double(spelling(of: plain[...])), value.isFinite else { return nil }
    return value
  }

  /// The number as the formatter writes it: a digit also left of the point.
  static func spelling(of text: ArraySlice<UInt8>) -> String {
    let written = String(decoding: text, as: UTF8.self)
    return text.first == UInt8(ascii: ".") ? "0" + written : written
  }
}
