/// Finds a text inside others, sixteen places at a time by its first and last byte.
package struct ByteSearch: Hashable, Sendable {
  /// What is looked for; lower case where case is ignored.
  package let needle: [UInt8]
  /// True where ASCII letters match in either case. Then only ASCII is looked through.
  package let ignoresASCIICase: Bool

  package init(_ needle: [UInt8], ignoresASCIICase: Bool = false) {
    self.needle = needle
    self.ignoresASCIICase = ignoresASCIICase
  }

  /// True where the needle occurs somewhere in `text`.
  package func occurs(in text: Span<UInt8>) -> Bool {
    firstMatch(in: text, from: 0) != nil
  }

  /// The first place at `start` or behind it where the needle begins.
  package func firstMatch(in text: Span<UInt8>, from start: Int) -> Int? {
    guard !needle.isEmpty else { return start <= text.count ? start : nil }
    guard text.count - start >= needle.count else { return nil }
    // Vectors are loaded from places that the loop's condition keeps inside the text; neither pointer leaves.
    return text.withUnsafeBufferPointer { text in
      needle.withUnsafeBufferPointer { needle in
        ignoresASCIICase ? search(text, needle, start, fold: 0x20) : search(text, needle, start, fold: 0)
      }
    }
  }

  /// Byte comparisons that may lie between two questions of `isStopped`: about a millisecond at worst.
  private static let mostComparisons = 1 << 20
  /// Where texts are made for it a comparison costs a part of what a byte of other work does.
  private static let comparisonsPerByte = 16

  /// The same for texts of any length. Texts and needles that are made for it cost text × needle: `isStopped` is told
  /// of every stretch of places at which the needle does not begin, by the bytes of other work that may cost as much,
  /// and ends the search where it returns true.
  package func firstMatch(in text: Span<UInt8>, from start: Int, isStopped: (Int) -> Bool) -> Int? {
    guard !needle.isEmpty else { return start <= text.count ? start : nil }
    let stretch = max(ByteSearch.mostComparisons / needle.count, 64)
    var position = start
    while position + needle.count <= text.count {
      let end = min(position + stretch + needle.count - 1, text.count)
      if let place = firstMatch(in: text.extracting(0..<end), from: position) { return place }
      if isStopped((end - position) * needle.count / ByteSearch.comparisonsPerByte) { return nil }
      position += stretch
    }
    return nil
  }

  /// Probes where first and last byte match. With `fold` 0x20 the probes let through what differs in that bit
  /// (a letter's case, but also `@` for a grave accent): the comparison behind them decides.
  @inline(__always)
  private func search(
    _ text: UnsafeBufferPointer<UInt8>, _ needle: UnsafeBufferPointer<UInt8>, _ start: Int, fold: UInt8
  ) -> Int? {
    let raw = UnsafeRawBufferPointer(text)
    let length = needle.count
    let folds = SIMD16<UInt8>(repeating: fold)
    let first = SIMD16<UInt8>(repeating: needle[0] | fold)
    let last = SIMD16<UInt8>(repeating: needle[length &- 1] | fold)
    var position = start
    while position &+ 15 &+ length <= text.count {
      let heads = raw.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self) | folds
      let tails = raw.loadUnaligned(fromByteOffset: position &+ length &- 1, as: SIMD16<UInt8>.self) | folds
      let mask = unsafeBitCast((heads .== first) .& (tails .== last), to: SIMD2<UInt64>.self)
      if mask[0] | mask[1] != 0 {
        for half in 0..<2 {
          var rest = mask[half] & 0x8080_8080_8080_8080
          while rest != 0 {
            let place = position &+ half &* 8 &+ rest.trailingZeroBitCount &>> 3
            if ByteSearch.matches(text, at: place, needle, fold) { return place }
            rest &= rest &- 1
          }
        }
      }
      position &+= 16
    }
    while position &+ length <= text.count {
      if ByteSearch.matches(text, at: position, needle, fold) { return position }
      position &+= 1
    }
    return nil
  }

  @inline(__always)
  private static func matches(
    _ text: UnsafeBufferPointer<UInt8>, at place: Int, _ needle: UnsafeBufferPointer<UInt8>, _ fold: UInt8
  ) -> Bool {
    for offset in 0..<needle.count {
      var byte = text[place &+ offset]
      if fold != 0 && byte &- 0x41 < 26 { byte |= 0x20 }
      if byte != needle[offset] { return false }
    }
    return true
  }

  /// True where all bytes are below 0x80.
  package static func isASCII(_ text: Span<UInt8>) -> Bool {
    // As in `firstMatch`: loads stay inside, the pointer does not leave.
    text.withUnsafeBufferPointer { text in
      let raw = UnsafeRawBufferPointer(text)
      var position = 0
      while position &+ 16 <= raw.count {
        let pair = raw.loadUnaligned(fromByteOffset: position, as: SIMD2<UInt64>.self)
        if (pair[0] | pair[1]) & 0x8080_8080_8080_8080 != 0 { return false }
        position &+= 16
      }
      while position < raw.count {
        if raw[position] >= 0x80 { return false }
        position &+= 1
      }
      return true
    }
  }
}
