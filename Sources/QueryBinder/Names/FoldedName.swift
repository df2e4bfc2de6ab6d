import Values

/// Names without regard to case: their UTF-8 folded code point by code point.
enum FoldedName {
  /// The folded bytes of a name.
  static func bytes(_ name: String) -> [UInt8] {
    let bytes = Array(name.utf8)
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    CaseFolding.fold(bytes.span, into: &folded)
    return folded
  }

  /// The folded code points of a name.
  static func scalars(_ name: String) -> [Unicode.Scalar] { name.unicodeScalars.map(CaseFolding.fold) }
}
