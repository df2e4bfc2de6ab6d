import Columnar
import Values

/// The texts of a segment, which nobody changes any more: in memory of their own, or among those of other pieces.
struct SealedTexts: Sendable {
  private(set) var bytes = StoredArray<UInt8>([])
  private(set) var ends: [UInt32]
  /// Where the bytes stand in memory that pieces share; nil for bytes in memory of their own.
  private var shared: (memory: ReservedBytes, place: Range<Int>)?
  /// True while the bytes are in other hands.
  let areOrdered: Bool

  init() {
    ends = []
    areOrdered = false
  }

  /// Texts that `OrderedTexts` has.
  init(orderedEnds ends: [UInt32]) {
    self.ends = ends
    areOrdered = true
  }

  /// Takes the texts of a pile away.
  ///
  /// - Parameter areOrdered: True where `OrderedTexts` has the bytes, until it is asked for them.
  init(_ pile: inout TextPile, areOrdered: Bool) {
    if areOrdered {
      self.init(orderedEnds: pile.takeEnds())
    } else {
      self.init()
      bytes = StoredArray(pile.takeBytes())
      ends = pile.takeEnds()
    }
  }

  var count: Int { ends.count }

  /// How much memory the texts have for themselves.
  var byteCount: Int { (isShared ? 0 : bytes.count) + ends.count * 4 }

  /// Where the text that is number `index` stands.
  func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index]) }

  /// A copy of one text.
  subscript(index: Int) -> [UInt8] {
    var text: [UInt8] = []
    text.append(bytesOf: bytes.span.extracting(range(index)))
    return text
  }

  /// Takes the bytes back, which are in memory of their own.
  mutating func take(_ bytes: [UInt8]) { self.bytes = StoredArray(bytes) }

  /// Takes the place of the bytes in memory that is shared.
  mutating func take(_ place: Range<Int>, of memory: ReservedBytes) {
    bytes = StoredArray(borrowing: memory.bytes(place), of: memory)
    shared = (memory, place)
  }

  /// True where the bytes are in memory that pieces share.
  var isShared: Bool { shared != nil }

  /// Where the bytes stand in some memory; nil where they are elsewhere.
  func place(in memory: ReservedBytes) -> Range<Int>? {
    guard let shared, shared.memory === memory else { return nil }
    return shared.place
  }
}
