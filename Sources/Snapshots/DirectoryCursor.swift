/// Reads the directory of a snapshot from its beginning to its end.
struct DirectoryCursor {
  private let memory: UnsafeRawBufferPointer
  private(set) var position = 0

  // The owner of the memory keeps it as long as the reader that has the cursor works.
  init(_ memory: UnsafeRawBufferPointer) { self.memory = memory }

  var isAtEnd: Bool { position == memory.count }

  private var left: Int { memory.count - position }

  private static let endsEarly = SnapshotFault.unsound("its directory ends early")

  mutating func number<Number: FixedWidthInteger>(_: Number.Type) throws(SnapshotFault) -> Number {
    guard left >= MemoryLayout<Number>.size else { throw DirectoryCursor.endsEarly }
    defer { position += MemoryLayout<Number>.size }
    return Number(littleEndian: memory.loadUnaligned(fromByteOffset: position, as: Number.self))
  }

  /// A number of things of which each takes `byteCount` bytes of the directory or more.
  mutating func count(ofAtLeast byteCount: Int) throws(SnapshotFault) -> Int {
    let count = Int(try number(UInt32.self))
    guard count <= left / byteCount else { throw DirectoryCursor.endsEarly }
    return count
  }

  mutating func flag() throws(SnapshotFault) -> Bool {
    switch try number(UInt8.self) {
    case 0: return false
    case 1: return true
    default: throw .unsound("a flag is neither 0 nor 1")
    }
  }

  mutating func text() throws(SnapshotFault) -> String {
    let count = try count(ofAtLeast: 1)
    defer { position += count }
    let bytes = memory[position..<position + count]
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unsound("a name is not UTF-8")
    }
    return text
  }
}
