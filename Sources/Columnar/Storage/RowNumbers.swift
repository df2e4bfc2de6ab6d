/// Numbers of rows that are kept for long, in three bytes each where 24 bits hold them all: of 10,000,000 rows an index is
/// 10 MB smaller, and finding a row in it takes the same time.
struct RowNumbers: Sendable {
  private enum Storage: Sendable {
    /// The lowest byte first, and one byte more behind the last, so that four can be read of each.
    case threeBytes([UInt8])
    case words([UInt32])
  }

  private let storage: Storage
  let count: Int

  private static let mostInThreeBytes: UInt32 = 1 << 24 - 1

  init(_ rows: [UInt32]) {
    count = rows.count
    guard let largest = rows.max(), largest <= RowNumbers.mostInThreeBytes else {
      storage = .words(rows)
      return
    }
    let byteCount = rows.count * 3 + 1
    storage = .threeBytes(
      [UInt8](unsafeUninitializedCapacity: byteCount) { bytes, count in
        // There is room for three bytes of each row, and for one.
        for (place, row) in rows.enumerated() {
          bytes.initializeElement(at: place &* 3, to: UInt8(truncatingIfNeeded: row))
          bytes.initializeElement(at: place &* 3 &+ 1, to: UInt8(truncatingIfNeeded: row &>> 8))
          bytes.initializeElement(at: place &* 3 &+ 2, to: UInt8(truncatingIfNeeded: row &>> 16))
        }
        bytes.initializeElement(at: byteCount - 1, to: 0)
        count = byteCount
      })
  }

  var byteCount: Int {
    switch storage {
    case .threeBytes(let bytes): bytes.count
    case .words(let rows): rows.count * MemoryLayout<UInt32>.stride
    }
  }

  subscript(place: Int) -> UInt32 {
    switch storage {
    case .words(let rows): return rows[place]
    case .threeBytes(let bytes):
      precondition(place >= 0 && place < count, "the place is inside")
      // One byte more than three times the count is there.
      let word = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place &* 3, as: UInt32.self) }
      return UInt32(littleEndian: word) & RowNumbers.mostInThreeBytes
    }
  }
}
