package import Columnar
package import Values

extension Snapshot {
  /// Opens a snapshot: looks at every byte of it once, and makes a table whose larger parts are those of the file.
  ///
  /// Everything that the table will be relied upon for is verified, so that a table is made or a fault is thrown,
  /// whatever the bytes are.
  package static func table(from file: FileBytes) throws(SnapshotFault) -> ColumnTable {
    #if _endian(big)
      throw .byteOrder
    #else
      var reader = try SnapshotReader(file)
      let table = try reader.table()
      // A mapped file is opened in less time than they take.
      if !file.isMapped { table.makeFingerprints(threads: Platform.processorCount) }
      return table
    #endif
  }
}

/// Reads a snapshot: follows the directory, and takes part after part as it says.
struct SnapshotReader {
  private let file: FileBytes
  var directory: DirectoryCursor
  /// Where the next part begins in the file, and where the last one has to end.
  private var position: Int
  private let end: Int
  private let rowCount: Int
  /// A byte of the file stands for so many of them at most.
  let mostElements: UInt64

  init(_ file: FileBytes) throws(SnapshotFault) {
    let memory = file.memory
    guard memory.count > 0,
      Snapshot.isBeginning(Array(UnsafeRawBufferPointer(rebasing: memory.prefix(Snapshot.magicLength))))
    else { throw .foreign }
    guard memory.count >= Snapshot.headerLength + Snapshot.checksumLength else { throw .cutHeader }
    guard memory.starts(with: Snapshot.magic) else { throw .checksum }
    var header = DirectoryCursor(
      UnsafeRawBufferPointer(rebasing: memory[Snapshot.magicLength..<Snapshot.headerLength]))
    let version = try header.number(UInt32.self)
    guard version <= Snapshot.version else { throw .newer(version) }
    let layout = try header.number(UInt32.self)
    guard version != Snapshot.version || layout == Snapshot.layout else { throw .otherLayout }
    let length = try header.number(UInt64.self)
    guard length == UInt64(memory.count) else { throw .length(memory.count, said: length) }
    try SnapshotReader.verifyChecksum(memory)
    guard version == Snapshot.version else { throw .unsound("its version is none") }
    let rowCount = try header.number(UInt64.self)
    let directoryLength = try header.number(UInt64.self)
    let filling = try header.number(UInt64.self)
    let room = UInt64(memory.count - Snapshot.headerLength - Snapshot.checksumLength)
    guard rowCount < UInt64(ColumnTable.capacity), rowCount <= length * UInt64(Snapshot.mostRowsPerByte),
      directoryLength <= room, UInt64(Snapshot.padded(Int(directoryLength))) <= room,
      filling <= room - UInt64(Snapshot.padded(Int(directoryLength)))
    else { throw .unsound("its header does not fit its length") }
    self.file = file
    self.rowCount = Int(rowCount)
    mostElements = length * UInt64(Snapshot.mostRowsPerByte)
    let directoryEnd = Snapshot.headerLength + Int(directoryLength)
    directory = DirectoryCursor(
      UnsafeRawBufferPointer(rebasing: memory[Snapshot.headerLength..<directoryEnd]))
    position = Snapshot.headerLength + Snapshot.padded(Int(directoryLength))
    end = memory.count - Snapshot.checksumLength - Int(filling)
  }

  private static func verifyChecksum(_ memory: UnsafeRawBufferPointer) throws(SnapshotFault) {
    let contents = UnsafeRawBufferPointer(rebasing: memory[..<(memory.count - Snapshot.checksumLength)])
    guard contents.count % SnapshotChecksum.stripe == 0 else { throw .checksum }
    var checksum = SnapshotChecksum()
    checksum.add(contents)
    let stored = memory.loadUnaligned(fromByteOffset: contents.count, as: UInt64.self)
    guard UInt64(littleEndian: stored) == checksum.value else { throw .checksum }
  }

  mutating func table() throws(SnapshotFault) -> ColumnTable {
    let profile = try readProfile()
    let assumedCount = Int(try directory.number(UInt32.self))
    let (fields, columns) = try readFields(rowCount: rowCount)
    guard directory.isAtEnd, position == end else { throw .unsound("its parts do not fill it") }
    guard assumedCount <= fields.count else { throw .unsound("it lacks more fields than it has") }
    let schema = Schema(fields, assumedCount: assumedCount)
    let table = ColumnTable(schema: schema, columns: columns, rowCount: rowCount, profile: profile)
    try SnapshotReader.verifyProfile(of: table)
    return table
  }

  // MARK: The profile

  private mutating func readProfile() throws(SnapshotFault) -> TableProfile {
    let shapeName = try directory.flag() ? try directory.text() : nil
    let identity = try directory.flag() ? try readPath() : nil
    let (search, display, detailed) = (try readPaths(), try readPaths(), try readPaths())
    return TableProfile(
      shapeName: shapeName, identity: identity, searchFields: search, displayFields: display,
      detailedFields: detailed)
  }

  private mutating func readPaths() throws(SnapshotFault) -> [FieldPath] {
    var paths: [FieldPath] = []
    for _ in 0..<(try directory.count(ofAtLeast: 4)) { paths.append(try readPath()) }
    return paths
  }

  private mutating func readPath() throws(SnapshotFault) -> FieldPath {
    var steps: [Int] = []
    for _ in 0..<(try directory.count(ofAtLeast: 4)) { steps.append(Int(try directory.number(UInt32.self))) }
    return FieldPath(steps)
  }

  private static func verifyProfile(of table: ColumnTable) throws(SnapshotFault) {
    let profile = table.profile
    guard profile.detailedFields.allSatisfy({ table.schema.field(at: $0) != nil }),
      (profile.displayFields + [profile.identity].compactMap { $0 }).allSatisfy({
        table.column(at: $0) != nil
      }),
      profile.searchFields.allSatisfy({ table.column(at: $0)?.texts != nil })
    else { throw .unsound("it names fields that it does not have") }
  }

  // MARK: Parts

  /// The next part of the file, which has so many elements.
  mutating func part<Element: BitwiseCopyable & Sendable>(
    _: Element.Type, _ count: Int
  ) throws(SnapshotFault) -> StoredArray<Element> {
    let size = MemoryLayout<Element>.stride
    guard count <= (end - position) / size else { throw .unsound("a part is longer than the file") }
    let memory = UnsafeRawBufferPointer(rebasing: file.memory[position..<position + count * size])
    let next = position + Snapshot.padded(count * size)
    guard next <= end else { throw .unsound("a part is longer than the file") }
    position = next
    return StoredArray(borrowing: memory, of: file)
  }
}
