import Columnar

/// The smallest or largest text of every group, by bytes.
struct TextExtremes: GroupState {
  private let keepsLargest: Bool
  private var store: TextStore
  private var places: [TextStore.Place] = [.empty]
  private var hasText: [Bool] = [false]
  /// How many bytes of the store are those of texts that still count.
  private var liveByteCount = 0

  /// Bytes that may be wasted before the store is made anew.
  private static let mostWaste = 1 << 22
  private static let groupsPerCheck = 1 << 14

  init(keepsLargest: Bool, borrowing bytes: StoredArray<UInt8>?) {
    self.keepsLargest = keepsLargest
    store = bytes.map { TextStore(borrowing: $0) } ?? TextStore()
  }

  /// The text of a group that has one.
  func text(_ number: Int) -> StoredBytes { store[places[number]] }

  mutating func resize(to groupCount: Int) {
    places.extend(to: groupCount + 1, with: .empty)
    hasText.extend(to: groupCount + 1, with: false)
  }

  mutating func take(_ batch: GroupedBatch, isStopped: () -> Bool) {
    guard let texts = batch.vector?.texts(batch.numbers.count) else {
      preconditionFailure("texts are compared themselves")
    }
    let bytes = texts.bytes
    let span = bytes.span
    // The best of the batch first: only those are compared with what the store keeps.
    var bestPlaces = [Int32](repeating: -1, count: places.count)
    for place in batch.numbers.indices where batch.numbers[place] != 0 {
      let number = Int(batch.numbers[place])
      let best = Int(bestPlaces[number])
      if best >= 0 {
        let order = ByteOrder.compare(
          span.extracting(texts.range(best)), span.extracting(texts.range(place)))
        guard keepsLargest ? order < 0 : order > 0 else { continue }
      }
      bestPlaces[number] = Int32(truncatingIfNeeded: place)
    }
    for number in bestPlaces.indices where bestPlaces[number] >= 0 {
      let range = texts.range(Int(bestPlaces[number]))
      if hasText[number] {
        let order = store.compare(places[number], span.extracting(range))
        guard keepsLargest ? order < 0 : order > 0 else { continue }
      }
      liveByteCount += range.count - places[number].length
      places[number] = store.add(bytes, range)
      hasText[number] = true
    }
  }

  mutating func merge(_ block: any GroupState, numbers: [UInt32], isStopped: () -> Bool) {
    guard let block = block as? TextExtremes else { preconditionFailure("a block keeps what all keep") }
    for local in 1..<max(numbers.count, 1) where block.hasText[local] {
      let number = Int(numbers[local])
      if hasText[number] {
        let order = store.compare(places[number], block.places[local], of: block.store)
        guard keepsLargest ? order < 0 : order > 0 else { continue }
      }
      liveByteCount += block.places[local].length - places[number].length
      places[number] = store.replace(places[number], by: block.places[local], of: block.store)
      hasText[number] = true
    }
    if store.byteCount > 2 * liveByteCount + TextExtremes.mostWaste { renewStore(isStopped) }
  }

  private mutating func renewStore(_ isStopped: () -> Bool) {
    var renewed = store.emptied()
    for number in places.indices where hasText[number] {
      if number % TextExtremes.groupsPerCheck == 0, isStopped() { return }
      places[number] = renewed.add(places[number], of: store)
    }
    store = renewed
  }
}
