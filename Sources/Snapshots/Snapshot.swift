/// A table as a file: its columns in the form in which they are asked, so that opening it is looking at it.
///
/// FORMAT.md beside this file describes it byte by byte.
package enum Snapshot {
  /// Four letters between bytes that are in no text, and line ends that a transfer as text would change.
  static let magic: [UInt8] = [0x89, 0x50, 0x52, 0x47, 0xFF, 0x0D, 0x0A, 0x1A]

  /// What this program writes, and the newest that it reads.
  static let version: UInt32 = 1

  /// The fingerprint of how this program lays out what it writes: builds of one version may differ in that before it is
  /// released. A test holds it against what is written.
  static let layout: UInt32 = 0x2F04_BE1E

  static let headerLength = 64
  /// Every part begins at a multiple of this.
  static let alignment = 64
  static let checksumLength = 8

  /// Records and lists inside one another.
  static let mostLevels = 256

  /// So many bytes at the beginning of a file tell whether it is a snapshot.
  package static let magicLength = magic.count

  /// A file that has so many bytes of the mark is taken for a damaged snapshot, not for data of another form.
  private static let fewestMarks = 5

  /// True of the beginning of a snapshot, also of one that is damaged or cut there.
  package static func isBeginning(_ bytes: [UInt8]) -> Bool {
    var same = 0
    for index in 0..<min(bytes.count, magic.count) where bytes[index] == magic[index] { same += 1 }
    return same >= fewestMarks || same == bytes.count && same > 0
  }

  /// The length of a part with what fills it up to the next one.
  static func padded(_ length: Int) -> Int { (length + alignment - 1) / alignment * alignment }
}
