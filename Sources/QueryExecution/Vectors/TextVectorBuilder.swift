import Columnar
import Values

/// Collects the texts of a batch one by one.
struct TextVectorBuilder {
  private var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var ends: [Int] = []

  var vector: TextVector { TextVector(bytes: StoredArray(bytes), starts: starts, ends: ends) }

  var count: Int { starts.count }

  /// Makes room for so many rows with so many bytes together.
  mutating func reserve(rows: Int, bytes: Int) {
    self.bytes.reserveForFullUse(bytes)
    starts.reserveForFullUse(rows)
    ends.reserveForFullUse(rows)
  }

  /// Room is made for no more bytes than this beforehand: so much costs nothing until it is used.
  private static let mostReservedBytes = 1 << 30
  /// Fewer bytes need no room made: growing copies them in no time.
  private static let fewestReservedBytes = 1 << 20

  /// Makes room where very long texts are to come: growing copies what is there, and nobody can end the query meanwhile.
  mutating func reserve(longTexts byteCount: Int) {
    guard byteCount >= TextVectorBuilder.fewestReservedBytes else { return }
    bytes.reserveForFullUse(min(byteCount, TextVectorBuilder.mostReservedBytes))
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
