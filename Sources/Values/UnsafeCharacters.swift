extension Unicode.Scalar {
  /// True for what must not reach a terminal as it is: the controls C0 and C1, DEL, the bidirectional controls and
  /// marks, and the separators of lines and paragraphs.
  package var isUnsafeOnTerminals: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
