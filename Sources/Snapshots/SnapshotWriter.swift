package import Columnar
package import Values

extension Snapshot {
  /// Writes a table to a file, which appears whole under its name or not at all.
  package static func write(_ table: ColumnTable, to path: String) throws(Platform.Failure) {
    let file = try ReplacingFile(path)
    try write(table) { (bytes) throws(Platform.Failure) in try file.write(bytes) }
    try file.finish()
  }

  /// The bytes of the file that a table makes.
  package static func bytes(of table: ColumnTable) -> [UInt8] {
    var bytes: [UInt8] = []
    write(table) { (piece) throws(Never) in bytes.append(bytesOf: piece) }
    return bytes
  }

  private static func write<Failure>(
    _ table: ColumnTable, to output: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var writer = SnapshotWriter()
    writer.append(table.profile)
    writer.append(UInt32(truncatingIfNeeded: table.schema.fields.count - table.schema.shownCount))
    writer.append(table.schema.fields, table.columns)
    try writer.finish(rowCount: table.rowCount, to: output)
  }
}

/// Lays out a snapshot: the directory as it grows, and the parts that are to follow it.
struct SnapshotWriter {
  private var directory: [UInt8] = []
  private var parts: [SnapshotPart] = []
  /// Rows of the table, or elements of one field's lists, whichever are more.
  var largestCount = 0

  // MARK: The directory

  mutating func append(_ number: UInt8) { directory.append(number) }

  mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    directory.append(little: number)
  }

  mutating func append(_ text: String) {
    append(UInt32(truncatingIfNeeded: text.utf8.count))
    directory.append(contentsOf: text.utf8)
  }

  mutating func append(_ part: SnapshotPart) { parts.append(part) }

  mutating func append(_ profile: TableProfile) {
    append(UInt8(profile.shapeName == nil ? 0 : 1))
    if let name = profile.shapeName { append(name) }
    append(UInt8(profile.identity == nil ? 0 : 1))
    if let identity = profile.identity { append(identity) }
    for paths in [profile.searchFields, profile.displayFields, profile.detailedFields] {
      append(UInt32(truncatingIfNeeded: paths.count))
      for path in paths { append(path) }
    }
  }

  private mutating func append(_ path: FieldPath) {
    append(UInt32(truncatingIfNeeded: path.steps.count))
    for step in path.steps { append(UInt32(truncatingIfNeeded: step)) }
  }

  // MARK: The file

  func finish<Failure>(
    rowCount: Int, to output: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    let filling = Snapshot.filling(
      largestCount: max(largestCount, rowCount), besides: lengthOfParts + directory.count)
    var checksum = SnapshotChecksum()
    func write(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
      let whole = bytes.count / SnapshotChecksum.stripe * SnapshotChecksum.stripe
      checksum.add(UnsafeRawBufferPointer(rebasing: bytes[..<whole]))
      // The pointer is good for this call, and the span ends with it.
      try output(Span(_unsafeBytes: bytes[..<whole]))
      guard whole < bytes.count else { return }
      var last = [UInt8](repeating: 0, count: SnapshotChecksum.stripe)
      for index in whole..<bytes.count { last[index - whole] = bytes[index] }
      last.withUnsafeBytes { checksum.add($0) }
      try output(last.span)
    }
    let header = header(rowCount: rowCount, filling: filling)
    try header.span.withUnsafeBytes { (bytes) throws(Failure) in try write(bytes) }
    try directory.span.withUnsafeBytes { (bytes) throws(Failure) in try write(bytes) }
    for part in parts { try part.withBytes { (bytes) throws(Failure) in try write(bytes) } }
    let zeros = [UInt8](repeating: 0, count: filling)
    try zeros.span.withUnsafeBytes { (bytes) throws(Failure) in try write(bytes) }
    var end: [UInt8] = []
    end.append(little: checksum.value)
    try output(end.span)
  }

  private var lengthOfParts: Int { parts.reduce(0) { $0 + Snapshot.padded($1.byteCount) } }

  private func header(rowCount: Int, filling: Int) -> [UInt8] {
    let length =
      Snapshot.headerLength + Snapshot.padded(directory.count) + lengthOfParts + filling
      + Snapshot.checksumLength
    var header = Snapshot.magic
    header.append(little: Snapshot.version)
    header.append(little: Snapshot.layout)
    header.append(little: UInt64(length))
    header.append(little: UInt64(rowCount))
    header.append(little: UInt64(directory.count))
    header.append(little: UInt64(filling))
    return header + [UInt8](repeating: 0, count: Snapshot.headerLength - header.count)
  }
}

extension Snapshot {
  /// Rows, or elements of lists, for each byte of a snapshot at most.
  static let mostRowsPerByte = 8

  /// How many zeros a snapshot ends in, so that it has a bit for every row: records without a field take no room, and
  /// a number alone could claim any number of them.
  static func filling(largestCount: Int, besides length: Int) -> Int {
    padded(max(largestCount / mostRowsPerByte + 1 - length, 0))
  }
}

extension [UInt8] {
  /// Appends a number, its lowest byte first.
  mutating func append<Number: FixedWidthInteger>(little number: Number) {
    // A number of fixed width is its bytes; the pointer does not leave the closure.
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
