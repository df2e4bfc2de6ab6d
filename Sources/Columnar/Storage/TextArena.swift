import Values

/// Texts one behind another in one array of UTF-8, with the places where each begins and ends.
package struct TextArena: Hashable, Sendable {
  package private(set) var bytes: [UInt8]
  /// `count + 1` of them: text `i` is `bytes[offsets[i]..<offsets[i + 1]]`.
  package private(set) var offsets: [UInt32]

  /// An arena holds less than this many bytes.
  package static let capacity = Int(UInt32.max)

  package init() {
    bytes = []
    offsets = [0]
  }

  /// Takes texts as they are: valid UTF-8, with ascending `offsets` from 0 to the number of the bytes.
  package init(bytes: [UInt8], offsets: [UInt32]) {
    precondition(
      offsets.first == 0 && offsets.last.map(Int.init) == bytes.count, "the texts fill the arena exactly")
    self.bytes = bytes
    self.offsets = offsets
  }

  package var count: Int { offsets.count - 1 }

  package func range(of index: Int) -> Range<Int> { Int(offsets[index])..<Int(offsets[index + 1]) }

  /// The UTF-8 of one text.
  package subscript(index: Int) -> ArraySlice<UInt8> { bytes[range(of: index)] }

  /// One text as a `String`; costs a copy.
  package func string(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

  /// True where `length` more bytes fit.
  package func hasRoom(for length: Int) -> Bool { length < TextArena.capacity - bytes.count }

  /// Makes room for so many texts with so many bytes together.
  package mutating func reserve(texts: Int, bytes: Int) {
    offsets.reserveCapacity(texts + 1)
    self.bytes.reserveCapacity(bytes)
    Platform.expectFullUse(of: &offsets)
    Platform.expectFullUse(of: &self.bytes)
  }

  /// Appends a text of valid UTF-8. The caller has asked `hasRoom`.
  package mutating func append(_ text: Span<UInt8>) {
    bytes.append(bytesOf: text)
    offsets.append(UInt32(bytes.count))
  }

  package mutating func append(_ text: some Collection<UInt8>) {
    bytes.append(contentsOf: text)
    offsets.append(UInt32(bytes.count))
  }

  /// Orders two texts by their bytes, which for UTF-8 is by code point.
  package static func precedes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    left.lexicographicallyPrecedes(right)
  }
}
