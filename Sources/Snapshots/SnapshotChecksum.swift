/// A checksum of 64 bits that is quick to make and finds damage; it is no protection against intent.
///
/// Eight lanes take every eighth word. A step, exclusive or, rotation and multiplication by an odd number, can be undone
/// when the word is known, and so can what puts the lanes together: another word in one place always gives another
/// checksum, so that every change within eight aligned bytes is found. Of other changes one in 2⁶⁴ is not.
struct SnapshotChecksum {
  private var lanes: InlineArray<8, UInt64>
  private var byteCount: UInt64 = 0

  /// Bytes that are taken at a time.
  static let stripe = 64

  // The golden ratio's binary digits make odd numbers without a pattern (xxHash and others use such).
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let lastFactor: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let rotation: UInt64 = 29

  init() {
    lanes = InlineArray { index in (UInt64(truncatingIfNeeded: index) &+ 1) &* SnapshotChecksum.lastFactor }
  }

  /// Takes whole stripes.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count % SnapshotChecksum.stripe == 0, "parts are filled up to whole stripes")
    byteCount &+= UInt64(bytes.count)
    // In variables of their own the lanes stay in registers. Every load ends at the end of its stripe or before.
    var (a, b, c, d) = (lanes[0], lanes[1], lanes[2], lanes[3])
    var (e, f, g, h) = (lanes[4], lanes[5], lanes[6], lanes[7])
    var place = 0
    while place < bytes.count {
      a = SnapshotChecksum.step(a, SnapshotChecksum.word(bytes, place))
      b = SnapshotChecksum.step(b, SnapshotChecksum.word(bytes, place &+ 8))
      c = SnapshotChecksum.step(c, SnapshotChecksum.word(bytes, place &+ 16))
      d = SnapshotChecksum.step(d, SnapshotChecksum.word(bytes, place &+ 24))
      e = SnapshotChecksum.step(e, SnapshotChecksum.word(bytes, place &+ 32))
      f = SnapshotChecksum.step(f, SnapshotChecksum.word(bytes, place &+ 40))
      g = SnapshotChecksum.step(g, SnapshotChecksum.word(bytes, place &+ 48))
      h = SnapshotChecksum.step(h, SnapshotChecksum.word(bytes, place &+ 56))
      place &+= SnapshotChecksum.stripe
    }
    (lanes[0], lanes[1], lanes[2], lanes[3]) = (a, b, c, d)
    (lanes[4], lanes[5], lanes[6], lanes[7]) = (e, f, g, h)
  }

  /// The checksum of all that was taken.
  var value: UInt64 {
    var value = byteCount
    for index in lanes.indices { value = SnapshotChecksum.step(value, lanes[index]) }
    value ^= value &>> 32
    value = value &* SnapshotChecksum.lastFactor
    return value ^ value &>> 29
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  @inline(__always)
  private static func step(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = state ^ word
    return (mixed &<< rotation | mixed &>> (64 &- rotation)) &* factor
  }
}
