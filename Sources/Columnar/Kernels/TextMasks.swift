import CKernels

/// Tests neighbouring texts of an arena into masks.
package struct TextMasks: Sendable {
  /// How the needle stands in a text.
  package enum Place: Sendable {
    case anywhere
    case atStart
    /// The text is the needle.
    case whole
  }

  // What keeps the pinned ones: every search holds on to it.
  private let texts: TextArena
  private let bytes: PinnedArray<UInt8>
  private let offsets: PinnedArray<UInt32>

  package init(_ texts: TextArena) {
    self.texts = texts
    bytes = PinnedArray(texts.bytes)
    offsets = PinnedArray(texts.offsets)
  }

  /// How many texts there are.
  package var count: Int { texts.count }

  /// How many bytes the texts of some rows have.
  package func byteCount(_ rows: Range<Int>) -> Int {
    defer { withExtendedLifetime(texts) {} }
    let places = offsets.pointer(rows.lowerBound..<rows.upperBound + 1)
    return Int(places[rows.count]) - Int(places[0])
  }

  /// True where all bytes of the texts of some rows are below 0x80.
  package func isASCII(_ rows: Range<Int>) -> Bool {
    defer { withExtendedLifetime(texts) {} }
    let count = byteCount(rows)
    guard count > 0 else { return true }
    let start = Int(offsets.pointer(rows.lowerBound..<rows.lowerBound + 1)[0])
    return perigee_ascii_length(bytes.pointer(start..<start + count), count) == count
  }

  /// Sets the bits of the texts that have a byte from 0x80 on.
  package func markBeyondASCII(_ rows: Range<Int>, into mask: MaskWords) {
    guard !rows.isEmpty else { return }
    defer { withExtendedLifetime(texts) {} }
    guard bytes.count > 0 else { return MaskKernels.clear(mask, rows.count) }
    let places = offsets.pointer(rows.lowerBound..<rows.upperBound + 1)
    perigee_beyond_ascii_mask(bytes.pointer(0..<bytes.count), places, rows.count, mask)
  }

  /// Sets the bits of the texts in which the needle, which is not empty, stands so.
  ///
  /// - Parameter ignoresASCIICase: Letters of ASCII match in either case, of which the needle has the small ones. Others
  ///   match as they are.
  package func match(
    _ needle: [UInt8], _ place: Place, ignoresASCIICase: Bool, _ rows: Range<Int>, into mask: MaskWords
  ) {
    guard !rows.isEmpty, !needle.isEmpty else { return }
    defer { withExtendedLifetime(texts) {} }
    guard bytes.count > 0 else { return MaskKernels.clear(mask, rows.count) }
    let places = offsets.pointer(rows.lowerBound..<rows.upperBound + 1)
    let text = bytes.pointer(0..<bytes.count)
    switch place {
    case .anywhere:
      perigee_contains_mask(
        text, bytes.count, places, rows.count, needle, needle.count, ignoresASCIICase, mask)
    case .atStart:
      perigee_prefix_mask(text, bytes.count, places, rows.count, needle, needle.count, ignoresASCIICase, mask)
    case .whole:
      perigee_equal_mask(text, places, rows.count, needle, needle.count, mask)
    }
  }

  private static let rowsAtOnce = 1 << 12

  /// True where one of the texts is the needle, which is not empty.
  package func contains(_ needle: [UInt8]) -> Bool {
    let words = Bitmap.wordCount(for: TextMasks.rowsAtOnce)
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { room in
      guard let mask = room.baseAddress else { return false }
      return stride(from: 0, to: count, by: TextMasks.rowsAtOnce).contains { start in
        let rows = start..<min(start + TextMasks.rowsAtOnce, count)
        MaskKernels.clear(mask, rows.count)
        match(needle, .whole, ignoresASCIICase: false, rows, into: mask)
        return !MaskKernels.isEmpty(mask, rows.count)
      }
    }
  }

  /// Leaves those of some rows whose text is the needle, which may be empty here; returns how many these are.
  func keep(equalTo needle: [UInt8], _ rows: UnsafeMutablePointer<UInt32>, _ rowCount: Int) -> Int {
    var kept = 0
    withTexts(0..<count) { bytes, _, offsets in
      kept = perigee_equal_rows(bytes, offsets, needle, needle.count, rows, rowCount)
    }
    return kept
  }

  /// Keeps the bits of the texts in which the needle, which is not empty, stands so; no other texts are looked at than
  /// those whose bits are set.
  ///
  /// - Parameters:
  ///   - ignoresASCIICase: As for `match`; here texts that are not ASCII lose their bits.
  ///   - beyond: Gets the bits that those had.
  package func keep(
    _ needle: [UInt8], _ place: Place, ignoresASCIICase: Bool, _ rows: Range<Int>, in mask: MaskWords,
    beyondASCII beyond: MaskWords
  ) {
    precondition(place != .whole && !needle.isEmpty, "whole texts are kept by another kernel")
    withTexts(rows) { bytes, readable, offsets in
      perigee_needle_pick(
        bytes, readable, offsets, Bitmap.wordCount(for: rows.count), needle, needle.count,
        place == .atStart, ignoresASCIICase, mask, beyond)
    }
  }

  /// Gives a kernel the bytes of all texts, how many these are, and where those of some rows begin and end. It is not
  /// called without rows.
  func withTexts(
    _ rows: Range<Int>, _ body: (UnsafePointer<UInt8>, _ readable: Int, UnsafePointer<UInt32>) -> Void
  ) {
    guard !rows.isEmpty else { return }
    defer { withExtendedLifetime(texts) {} }
    let places = offsets.pointer(rows.lowerBound..<rows.upperBound + 1)
    // Texts without a byte have no address; of this one nothing is read.
    guard bytes.count > 0 else { return withUnsafePointer(to: 0 as UInt8) { body($0, 0, places) } }
    body(bytes.pointer(0..<bytes.count), bytes.count, places)
  }
}
