import CKernels

/// Counts bytes.
enum ByteCounting {
  /// How often a byte occurs in a text.
  static func count(of byte: UInt8, in text: Span<UInt8>) -> Int {
    text.withUnsafeBufferPointer { text in
      // Only bytes of the buffer are read.
      text.baseAddress.map { perigee_count_byte($0, text.count, byte) } ?? 0
    }
  }
}
