import Values

/// A byte for each row of a column of unencoded texts, the class of its text, where most texts are one of few stems and a
/// number, as names are.
///
/// A needle is sought in the classes: it stands in all texts of one, in none, or its last digits may stand among theirs.
/// Only texts of the latter are looked at. Of 10,000,000 names 10 MB are read in place of 177, or of 217.
package final class TextClasses: Sendable {
  fileprivate let classes: [TextStems.TextClass]
  private let bytes: StoredArray<UInt8>
  fileprivate let codes: PinnedArray<UInt8>

  /// Nil where too many texts have stems of their own, or where `isStopped` says to stop.
  package init?(_ texts: TextArena, threads: Int, isStopped: @escaping @Sendable () -> Bool) {
    guard let stems = TextStems(sampling: texts) else { return nil }
    classes = stems.classes
    let count = texts.count
    let made = [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
      written = count
      guard let start = buffer.baseAddress else { return }
      Platform.expectFullUse(of: start, count)
      let target = ClassTarget(start: start)
      let masks = TextMasks(texts)
      WorkerPool.forEach(Blocks.count(for: count), threads: threads) { block in
        let rows = Blocks.rows(block, of: count)
        if isStopped() { return (target.start + rows.lowerBound).update(repeating: 0, count: rows.count) }
        stems.writeCodes(of: masks, rows, to: target.start)
      }
    }
    bytes = StoredArray(made)
    codes = PinnedArray(bytes)
    if isStopped() { return nil }
    let other = UInt64(TextStems.otherCode)
    let others = MaskKernels.count(.bytes(codes), 0..<count, in: other...other)
    guard others * TextStems.textsPerOther <= count else { return nil }
  }

  package var byteCount: Int { bytes.count }

  /// What the classes tell of a needle, which is not empty, and folded where case is ignored.
  package func search(
    _ needle: [UInt8], _ place: TextMasks.Place, ignoresCase: Bool
  ) -> TextClassSearch {
    TextClassSearch(self, needle, place, ignoresCase: ignoresCase)
  }
}

/// A search in texts as far as their classes tell.
package struct TextClassSearch: Sendable {
  private let classes: TextClasses
  private var sure = InlineArray<32, UInt8>(repeating: 0)
  private var open = InlineArray<32, UInt8>(repeating: 0)

  fileprivate init(
    _ classes: TextClasses, _ needle: [UInt8], _ place: TextMasks.Place, ignoresCase: Bool
  ) {
    precondition(place != .whole, "classes tell of parts of texts")
    self.classes = classes
    let search = ByteSearch(needle)
    for (code, textClass) in classes.classes.enumerated() {
      let head = ignoresCase ? textClass.foldedHead : textClass.head
      if place == .anywhere ? search.occurs(in: head.span) : place == .atStart && head.starts(with: needle) {
        TextClassSearch.insert(code, &sure)
      } else if textClass.hasDigits, TextClassSearch.mayEndInDigits(needle, place, behind: head) {
        TextClassSearch.insert(code, &open)
      }
    }
    TextClassSearch.insert(Int(TextStems.otherCode), &open)
  }

  /// Whether the needle, which does not stand in the head, may stand in texts that go on with digits.
  private static func mayEndInDigits(
    _ needle: [UInt8], _ place: TextMasks.Place, behind head: [UInt8]
  ) -> Bool {
    switch place {
    case .anywhere:
      var length = needle.count
      while length > 0, needle[length - 1] &- UInt8(ascii: "0") < 10 {
        length -= 1
        if head.count >= length && head.suffix(length).elementsEqual(needle.prefix(length)) { return true }
      }
      return false
    case .atStart:
      return needle.starts(with: head)
        && needle.dropFirst(head.count).allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
    case .whole: return false
    }
  }

  /// As the kernel looks codes up.
  private static func insert(_ code: Int, _ table: inout InlineArray<32, UInt8>) {
    table[code & 15 + code >> 7 * 16] |= 1 << UInt8(code >> 4 & 7)
  }

  /// Sets the bits of the rows in whose texts the needle stands for sure.
  package func markSure(_ rows: Range<Int>, into mask: MaskWords) { mark(sure, rows, into: mask) }

  /// Sets the bits of the rows whose texts have to be looked at.
  package func markOpen(_ rows: Range<Int>, into mask: MaskWords) { mark(open, rows, into: mask) }

  private func mark(_ table: InlineArray<32, UInt8>, _ rows: Range<Int>, into mask: MaskWords) {
    defer { withExtendedLifetime(classes) {} }
    table.span.withUnsafeBufferPointer { table in
      if let table = table.baseAddress { MaskKernels.match(classes.codes, rows, inTable: table, into: mask) }
    }
  }
}

/// Where several threads write codes, each those of blocks of its own.
private struct ClassTarget: @unchecked Sendable {
  let start: UnsafeMutablePointer<UInt8>
}
