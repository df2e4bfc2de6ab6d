import Values

/// Texts one behind another in UTF-8, with the places where each begins and ends.
package struct TextArena: Hashable, Sendable {
  package private(set) var bytes: StoredArray<UInt8>
  /// `count + 1` of them: text `i` is `bytes[offsets[i]..<offsets[i + 1]]`.
  @usableFromInline
  package private(set) var offsets: StoredArray<UInt32>

  /// An arena holds less than this many bytes.
  package static let capacity = Int(UInt32.max)

  package init() {
    bytes = StoredArray([])
    offsets = StoredArray([0])
  }

  /// Takes texts as they are: valid UTF-8, with ascending `offsets` from 0 to the number of the bytes.
  package init(bytes: [UInt8], offsets: [UInt32]) {
    self.init(bytes: StoredArray(bytes), offsets: StoredArray(offsets))
  }

  /// Takes texts as they are, wherever they stand: valid UTF-8, with ascending `offsets` from 0 to the number of the
  /// bytes.
  package init(bytes: StoredArray<UInt8>, offsets: StoredArray<UInt32>) {
    precondition(
      offsets.count > 0 && offsets[0] == 0 && Int(offsets[offsets.count - 1]) == bytes.count,
      "the texts fill the arena exactly")
    self.bytes = bytes
    self.offsets = offsets
  }

  package var count: Int { offsets.count - 1 }

  @inlinable
  package func range(of index: Int) -> Range<Int> {
    let offsets = offsets.span
    return Int(offsets[index])..<Int(offsets[index + 1])
  }

  /// The UTF-8 of one text.
  package subscript(index: Int) -> StoredBytes { bytes[range(of: index)] }

  /// One text as a `String`; costs a copy.
  package func string(_ index: Int) -> String {
    let range = range(of: index)
    // The text is copied inside; slicing checks its place.
    return bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }

  /// True where `length` more bytes fit.
  package func hasRoom(for length: Int) -> Bool { length < TextArena.capacity - bytes.count }

  /// Makes room for so many texts with so many bytes together.
  package mutating func reserve(texts: Int, bytes: Int) {
    offsets.withArray { array in
      array.reserveCapacity(texts + 1)
      Platform.expectFullUse(of: &array)
    }
    self.bytes.withArray { array in
      array.reserveCapacity(bytes)
      Platform.expectFullUse(of: &array)
    }
  }

  /// Appends a text of valid UTF-8. The caller has asked `hasRoom`.
  package mutating func append(_ text: Span<UInt8>) {
    let end = bytes.withArray { array in
      array.append(bytesOf: text)
      return array.count
    }
    offsets.withArray { $0.append(UInt32(end)) }
  }

  /// Appends texts that stand in another one. The caller has asked `hasRoom` for all of them.
  package mutating func append(_ places: Span<TextPlace>, of text: Span<UInt8>) {
    var end = UInt32(truncatingIfNeeded: bytes.count)
    bytes.withArray { bytes in
      for place in places.indices { bytes.append(bytesOf: text.extracting(places[place].range)) }
    }
    offsets.withArray { offsets in
      for place in places.indices {
        end &+= UInt32(truncatingIfNeeded: places[place].range.count)
        offsets.append(end)
      }
    }
  }

  package mutating func append(_ text: some Collection<UInt8>) {
    let end = bytes.withArray { array in
      array.append(contentsOf: text)
      return array.count
    }
    offsets.withArray { $0.append(UInt32(end)) }
  }

  /// Orders two texts by their bytes, which for UTF-8 is by code point.
  package static func precedes(_ left: StoredBytes, _ right: StoredBytes) -> Bool {
    ByteOrder.compare(left.span, right.span) < 0
  }
}
