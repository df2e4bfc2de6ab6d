/// The values of one path, as they come: a kind for every row, and what the kinds need, in the order of the rows.
///
/// A builder knows other builders by their number in the `BuilderTree`. The members of a record have at most as
/// many rows as the record; rows that are missing at the end are absent.
struct ColumnBuilder {
  /// The name of the field, UTF-8 without escapes; empty for elements of a list.
  let key: [UInt8]
  /// The builder of the record or list that this one is part of; −1 at the top.
  let parent: Int
  /// True where a key in the source that means this one can be compared byte by byte.
  private let isPlainKey: Bool

  private(set) var kinds: [ValueKind] = []
  /// For each integer its value; for each wide integer, real, record and list its place in all the inputs.
  private(set) var payloads: [Int64] = []
  /// The texts one behind another, and where each ends.
  var textBytes: [UInt8] = []
  private(set) var textEnds: [UInt32] = []
  /// For each list how many elements all lists up to it have.
  private(set) var listEnds: [UInt32] = []

  /// The builders of a record's fields, in the order of their first appearance.
  var members: [Int] = []
  /// The builder of the elements of lists; −1 where there has been none.
  var element = -1
  /// The member that came first in the last record; −1 before there was one.
  var firstMember = -1
  /// The sibling that came after this one in the last record; −1 before there was one.
  var follower = -1
  private var membersByKey: [[UInt8]: Int] = [:]

  init(key: [UInt8], parent: Int) {
    self.key = key
    self.parent = parent
    isPlainKey = !key.contains { $0 == JSONScanner.quote || $0 == JSONScanner.backslash || $0 < 0x20 }
  }

  var count: Int { kinds.count }

  /// True where the source has this key's bytes and a quote at that place.
  func hasKey(_ text: Span<UInt8>, at position: Int) -> Bool {
    let length = key.count
    guard isPlainKey, text.count - position > length, text[position + length] == JSONScanner.quote else {
      return false
    }
    for index in 0..<length where text[position + index] != key[index] { return false }
    return true
  }

  func member(_ key: [UInt8]) -> Int? { membersByKey[key] }

  mutating func add(member: Int, key: [UInt8]) {
    members.append(member)
    membersByKey[key] = member
  }

  mutating func append(_ kind: ValueKind) { kinds.append(kind) }

  mutating func append(_ kind: ValueKind, _ payload: Int64) {
    kinds.append(kind)
    payloads.append(payload)
  }

  /// Ends the text whose bytes have been appended to `textBytes`; they are fewer than 2³².
  mutating func endText() {
    kinds.append(.text)
    textEnds.append(UInt32(truncatingIfNeeded: textBytes.count))
  }

  /// Ends the list that was appended last.
  mutating func endList(elements: Int) { listEnds.append(UInt32(truncatingIfNeeded: elements)) }

  mutating func pad(to count: Int) {
    kinds.append(contentsOf: repeatElement(.absent, count: count - kinds.count))
  }

  /// Forgets the last rows. Members and elements are not touched.
  mutating func removeRows(from row: Int) {
    while kinds.count > row, let kind = kinds.popLast() {
      switch kind {
      case .absent, .null, .no, .yes: break
      case .integer, .wideInteger, .real, .record: payloads.removeLast()
      case .text:
        textEnds.removeLast()
        textBytes.removeSubrange(Int(textEnds.last ?? 0)...)
      case .list:
        payloads.removeLast()
        listEnds.removeLast()
      }
    }
  }

  /// Puts other texts in place of this builder's: those of `kinds`, in order.
  mutating func replaceTexts(kinds: [ValueKind], bytes: [UInt8], ends: [UInt32]) {
    self.kinds = kinds
    textBytes = bytes
    textEnds = ends
  }

  /// The bytes of the text that is number `ordinal` of the texts.
  func text(_ ordinal: Int) -> Range<Int> {
    (ordinal == 0 ? 0 : Int(textEnds[ordinal - 1]))..<Int(textEnds[ordinal])
  }
}
