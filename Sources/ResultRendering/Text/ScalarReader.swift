/// Reads code points from bytes; what is not UTF-8 reads as U+FFFD.
struct ScalarReader<Bytes: IteratorProtocol<UInt8>> {
  private var parser = Unicode.UTF8.ForwardParser()
  private var bytes: Bytes

  init<Text: Sequence>(_ text: Text) where Text.Iterator == Bytes { bytes = text.makeIterator() }

  /// The next code point and the number of bytes that it took; nil at the end.
  mutating func next() -> (scalar: Unicode.Scalar, length: Int)? {
    switch parser.parseScalar(from: &bytes) {
    case .valid(let encoded): (Unicode.UTF8.decode(encoded), encoded.count)
    case .error(let length): ("\u{FFFD}", length)
    case .emptyInput: nil
    }
  }
}
