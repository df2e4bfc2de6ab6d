/// The memory of a dictionary's texts and of the numbers of its longer ones, to look up many. Numbers in slots are those of
/// texts, and offsets lie inside the bytes.
struct LongTexts: ~Escapable {
  private let slots: Span<UInt64>
  private let shift: UInt64
  private let offsets: Span<UInt32>
  private let bytes: Span<UInt8>

  @inline(__always)
  @_lifetime(copy slots, copy offsets, copy bytes)
  init(slots: Span<UInt64>, shift: UInt64, offsets: Span<UInt32>, bytes: Span<UInt8>) {
    self.slots = slots
    self.shift = shift
    self.offsets = offsets
    self.bytes = bytes
  }

  /// A text that is looked up.
  struct Wanted {
    fileprivate let start: UnsafeRawPointer
    fileprivate let count: Int

    @inline(__always)
    init(at start: UnsafeRawPointer, count: Int) {
      self.start = start
      self.count = count
    }

    /// Where it is noted among the recent ones, by how it begins and ends: that is read sooner than all of it.
    @inline(__always)
    fileprivate var recentPlace: Int {
      guard count >= 8 else { return 0 }
      let first = start.loadUnaligned(as: UInt64.self)
      let last = start.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      return Int(truncatingIfNeeded: ByteHash.mix(first, last &<< 1) & UInt64(RecentTexts.count - 1))
    }
  }

  /// The number of a text; nil where it has none, or is too short to be here.
  @inline(__always)
  func number(of wanted: Wanted, _ recent: inout RecentTexts) -> UInt32? {
    let place = wanted.recentPlace
    let known = recent[place]
    if Int(known) < offsets.count &- 1, isText(known, wanted) { return known }
    guard let number = number(of: wanted) else { return nil }
    recent[place] = number
    return number
  }

  @inline(never)
  private func number(of wanted: Wanted) -> UInt32? {
    let hash = ByteHash.hash(at: wanted.start, wanted.count)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash &>> shift)
    while true {
      let content = slots[slot]
      if content == 0 { return nil }
      let number = UInt32(truncatingIfNeeded: content) &- 1
      if (content ^ hash) &>> 32 == 0, isText(number, wanted) { return number }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(__always)
  private func isText(_ number: UInt32, _ wanted: Wanted) -> Bool {
    let (start, end) = (Int(offsets[Int(number)]), Int(offsets[Int(number) &+ 1]))
    guard end &- start == wanted.count else { return false }
    // The text lies inside of the bytes.
    return bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { ByteOrder.isEqual($0 + start, wanted.start, wanted.count) } ?? false
    }
  }
}
