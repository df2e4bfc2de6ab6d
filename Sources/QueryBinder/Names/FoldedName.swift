import Values

/// Names without regard to case: their UTF-8 folded code point by code point.
enum FoldedName {
  /// The folded bytes of a name.
  static func bytes(_ name: String) -> [UInt8] { ascii(name) ?? folded(name) }

  /// Nearly all names are ASCII: then it takes one array and no table.
  private static func ascii(_ name: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count)
    for byte in name.utf8 {
      guard byte < 0x80 else { return nil }
      bytes.append(folded(byte))
    }
    return bytes
  }

  /// A byte of ASCII with its case folded.
  static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  private static func folded(_ name: String) -> [UInt8] {
    let bytes = Array(name.utf8)
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    CaseFolding.fold(bytes.span, into: &folded)
    return folded
  }

  /// The folded code points of a name.
  static func scalars(_ name: String) -> [Unicode.Scalar] { name.unicodeScalars.map(CaseFolding.fold) }
}
