import Columnar
import TestSupport
import Testing
import Values

@testable import Snapshots

/// A build that lays out snapshots otherwise has another fingerprint in them, so that none is taken for what it is not.
@Suite struct LayoutTests {
  /// Of a table that has everything which a snapshot can hold, with the fingerprint's own place left empty.
  private static var fingerprint: UInt32 {
    var bytes = Snapshot.bytes(of: LayoutSample.table)
    bytes.replaceSubrange(12..<16, with: [0, 0, 0, 0])
    bytes.removeLast(Snapshot.checksumLength)
    var checksum = SnapshotChecksum()
    bytes.withUnsafeBytes { checksum.add($0) }
    return UInt32(truncatingIfNeeded: checksum.value)
  }

  @Test func theFingerprintIsThatOfWhatIsWritten() {
    #expect(
      Snapshot.layout == Self.fingerprint,
      """
      The layout of snapshots has changed. Write 0x\(String(Self.fingerprint, radix: 16)) as `Snapshot.layout`, and say \
      the change in FORMAT.md; if snapshots of a released version are to be read on, raise `Snapshot.version`.
      """)
  }

  @Test func theSampleIsReadBack() throws {
    let bytes = Snapshot.bytes(of: LayoutSample.table)
    #expect(try Snapshot.table(from: FileBytes(copying: bytes.span)) == LayoutSample.table)
  }

  @Test func anotherLayoutOfTheSameVersionIsToldApart() throws {
    var bytes = Snapshot.bytes(of: LayoutSample.table)
    for other in [0, Snapshot.layout &+ 1] {
      var field: [UInt8] = []
      field.append(little: other)
      bytes.replaceSubrange(12..<16, with: field)
      let fault = try #require(throws: SnapshotFault.self) {
        try Snapshot.table(from: FileBytes(copying: bytes.span))
      }
      #expect(fault == .otherLayout)
    }
  }
}
