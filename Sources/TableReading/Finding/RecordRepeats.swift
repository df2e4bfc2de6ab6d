import CKernels
import Values

/// Knows how the records of a field are written, and finds those that come again byte by byte: they need not be read again.
///
/// Many craft have one configuration, which each of their records has in full. Of LL2's whole records three quarters of the
/// bytes are records inside, nearly all of which repeat.
struct RecordRepeats: Sendable {
  /// A record that has been read.
  private struct Entry {
    /// Where it stands in `bytes`.
    let start: Int
    let length: Int
    /// The number of the record among those of its field.
    let number: UInt32
    /// The entry that was added before with the same beginning; −1 where there is none.
    let next: Int
  }

  /// Entries are told from one another by the hash of so many bytes at their beginning.
  private let beginning: Int
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// For each hash of a beginning the entry that was added last; −1 where there is none.
  private var slots = [Int](repeating: -1, count: slotCount)
  private var lookCount = 0
  private var missCount = 0

  private static let slotBits = 10
  private static let slotCount = 1 << slotBits
  private static let mostEntries = 1 << 12
  /// With more, what is compared would no longer be in the near caches.
  private static let mostBytes = 1 << 20
  /// So many entries with one beginning are compared at most.
  private static let mostTries = 8
  /// After so many records that were not known it is looked whether there is one known for four of them.
  private static let fewestLooks = 1 << 10

  /// - Parameter beginning: So many bytes, at least one, that nearly all records have; shorter ones are read each time.
  init(beginning: Int) { self.beginning = max(beginning, 1) }

  /// The number and the length of the record that stands at a place, where it has been read before. So many bytes can be
  /// looked at there.
  @inline(__always)
  mutating func find(_ text: UnsafeRawPointer, _ available: Int) -> (number: UInt32, length: Int)? {
    guard available >= beginning, !isGivenUp else { return nil }
    lookCount &+= 1
    var (next, tries) = (slots[slot(text)], 0)
    while next >= 0, tries < RecordRepeats.mostTries {
      let entry = entries[next]
      if entry.length <= available, isWritten(entry, at: text) { return (entry.number, entry.length) }
      (next, tries) = (entry.next, tries &+ 1)
    }
    missCount &+= 1
    return nil
  }

  /// True where too few records have been known: to look for more would take longer than to read them.
  private var isGivenUp: Bool {
    missCount >= RecordRepeats.fewestLooks && missCount &>> 2 > lookCount &- missCount
  }

  /// Keeps a record that has been read, as far as there is room.
  mutating func add(_ record: Span<UInt8>, number: UInt32) {
    guard record.count >= beginning, entries.count < RecordRepeats.mostEntries,
      record.count <= RecordRepeats.mostBytes - bytes.count
    else { return }
    let slot = record.withUnsafeBytes { record in record.baseAddress.map { self.slot($0) } ?? 0 }
    entries.append(Entry(start: bytes.count, length: record.count, number: number, next: slots[slot]))
    slots[slot] = entries.count - 1
    bytes.append(bytesOf: record)
  }

  /// Forgets the records from a number on, which came last.
  mutating func forget(from number: UInt32) {
    while let last = entries.last, last.number >= number {
      for slot in slots.indices where slots[slot] == entries.count - 1 { slots[slot] = last.next }
      bytes.removeSubrange(last.start...)
      entries.removeLast()
    }
  }

  /// Where the entries are found that begin like a text, of which `beginning` bytes can be looked at. The words are multiplied
  /// side by side: mixed one into another, they took a thirtieth of loading.
  @inline(__always)
  private func slot(_ text: UnsafeRawPointer) -> Int {
    guard beginning >= 8 else { return Int(text.load(as: UInt8.self)) }
    var (sum, factor): (UInt64, UInt64) = (0, RecordRepeats.firstFactor)
    var position = 0
    while position &+ 8 < beginning {
      sum &+= text.loadUnaligned(fromByteOffset: position, as: UInt64.self) &* factor
      factor &+= RecordRepeats.factorStep
      position &+= 8
    }
    sum &+= text.loadUnaligned(fromByteOffset: beginning &- 8, as: UInt64.self) &* factor
    // All bits of a product go into its highest.
    return Int(truncatingIfNeeded: sum &>> UInt64(64 &- RecordRepeats.slotBits))
  }

  /// An odd one, and steps that leave it odd.
  private static let firstFactor: UInt64 = 0x9e37_79b9_7f4a_7c15
  private static let factorStep: UInt64 = 0x2545_f491_4f6c_dd1e

  @inline(__always)
  private func isWritten(_ entry: Entry, at text: UnsafeRawPointer) -> Bool {
    bytes.withUnsafeBytes { bytes in
      // The entry stands inside.
      bytes.baseAddress.map { perigee_are_equal($0 + entry.start, text, entry.length) } ?? false
    }
  }
}
