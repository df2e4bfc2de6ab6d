import Values

/// Collects the texts of a batch one by one.
struct TextVectorBuilder {
  private var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var ends: [Int] = []

  var vector: TextVector { TextVector(bytes: bytes, starts: starts, ends: ends) }

  var count: Int { starts.count }

  /// Makes room for so many rows with so many bytes together.
  mutating func reserve(rows: Int, bytes: Int) {
    self.bytes.reserveForFullUse(bytes)
    starts.reserveForFullUse(rows)
    ends.reserveForFullUse(rows)
  }

  /// Appends a row.
  mutating func append(_ text: Span<UInt8>) {
    starts.append(bytes.count)
    bytes.append(bytesOf: text)
    ends.append(bytes.count)
  }

  /// Appends an empty row, for rows without a value.
  mutating func appendEmpty() {
    starts.append(bytes.count)
    ends.append(bytes.count)
  }

  /// Appends a row whose text `write` appends to the bytes.
  mutating func append(_ write: (inout [UInt8]) -> Void) {
    starts.append(bytes.count)
    write(&bytes)
    ends.append(bytes.count)
  }
}
