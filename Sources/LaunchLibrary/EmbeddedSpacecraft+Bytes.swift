extension EmbeddedSpacecraft {
  /// Copies the embedded text out of the program's read-only data: one copy of about 70 KB, ready to be read.
  package static func bytes() -> [UInt8] {
    // A static string shows its bytes only as a buffer, which does not leave the closure.
    json.withUTF8Buffer { Array($0) }
  }
}
