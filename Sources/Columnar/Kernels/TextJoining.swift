/// Texts in UTF-8, one behind another: for who wants many of them and no object for each.
package struct TextJoining: Sendable {
  package let bytes: [UInt8]
  /// Where each text ends; it begins where the one before it ends.
  package let ends: [Int]

  /// So many bytes are copied at once where there is room, whatever the text's length: to ask the C library for each of 54
  /// names took as long as all else.
  private static let bytesAtOnce = MemoryLayout<SIMD16<UInt8>>.size

  /// Joins the texts of some entries of an arena.
  init(_ entries: UnsafeBufferPointer<Int>, of texts: TextArena) {
    ends = TextJoining.ends(of: entries, in: texts)
    bytes = TextJoining.bytes(of: entries, endingAt: ends, in: texts)
  }

  // The arrays are made of zeros: to make them without any took longer, for it is generic code that does.

  private static func ends(of entries: UnsafeBufferPointer<Int>, in texts: TextArena) -> [Int] {
    var ends = [Int](repeating: 0, count: entries.count)
    let offsets = texts.offsets.span
    var end = 0
    for place in 0..<entries.count {
      let entry = entries[place]
      end += Int(offsets[entry + 1]) - Int(offsets[entry])
      ends[place] = end
    }
    return ends
  }

  private static func bytes(
    of entries: UnsafeBufferPointer<Int>, endingAt ends: [Int], in texts: TextArena
  ) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: ends.last ?? 0)
    bytes.withUnsafeMutableBytes { target in
      texts.bytes.withUnsafeBufferPointer { source in
        guard let from = UnsafeRawPointer(source.baseAddress), let to = target.baseAddress else { return }
        let offsets = texts.offsets.span
        var start = 0
        for place in 0..<entries.count {
          // Every text lies within the arena, and its length is the distance of two ends.
          let (length, first) = (ends[place] - start, Int(offsets[entries[place]]))
          if length <= bytesAtOnce, first + bytesAtOnce <= source.count, start + bytesAtOnce <= target.count {
            // Where that is too much, the next text is written over it.
            let few = (from + first).loadUnaligned(as: SIMD16<UInt8>.self)
            (to + start).storeBytes(of: few, as: SIMD16<UInt8>.self)
          } else {
            (to + start).copyMemory(from: from + first, byteCount: length)
          }
          start = ends[place]
        }
      }
    }
    return bytes
  }
}
