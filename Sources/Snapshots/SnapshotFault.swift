/// Why a file is no snapshot that can be opened.
package struct SnapshotFault: Error, Hashable, Sendable {
  package let message: String
  package let hint: String?

  private init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  static let foreign = SnapshotFault("the file is no snapshot of Perigee")

  static func newer(_ version: UInt32) -> SnapshotFault {
    SnapshotFault(
      "the snapshot has version \(version) of the format, versions up to \(Snapshot.version) can be read",
      hint: "take a newer Perigee, or write the snapshot again from its data")
  }

  /// The same version, and not what this program writes.
  static let otherLayout = SnapshotFault(
    "the snapshot is of another build of Perigee, which lays it out otherwise", hint: again)

  /// It has another length than it says.
  static func length(_ length: Int, said: UInt64) -> SnapshotFault {
    SnapshotFault("the snapshot has \(length) bytes, \(said) are wanted", hint: again)
  }

  static let cutHeader = SnapshotFault("the snapshot ends before its header does", hint: again)

  static let checksum = SnapshotFault("the snapshot is damaged: its checksum is not right", hint: again)

  /// The checksum is right and the contents are not: nobody who writes snapshots wrote this.
  static func unsound(_ what: String) -> SnapshotFault {
    SnapshotFault("the snapshot is not sound: \(what)", hint: again)
  }

  /// On machines with the other order of bytes.
  static let byteOrder = SnapshotFault("snapshots can only be used on little-endian machines")

  private static let again = "write the snapshot again from its data"
}
