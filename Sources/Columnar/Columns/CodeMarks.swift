import Synchronization
import Values

/// Bitmaps of the rows whose codes are among some that a column was asked for again, or whose texts hold one that was: of
/// codes of one byte an eighth to read, of wider ones and of texts less, and none of these is looked at.
///
/// Making one costs one look at all of them. All of these bitmaps are equal: what was made for a column is no part of it.
package final class CodeMarks: Hashable, Sendable {
  /// Which codes or texts are meant.
  package enum Wanted: Hashable, Sendable {
    case range(ClosedRange<UInt64>)
    case set(CodeSet)
    case texts(SoughtText)

    fileprivate var isOfTexts: Bool { if case .texts = self { true } else { false } }
  }

  /// What was asked for, and its marks where there are some.
  private struct Entry: Sendable {
    let wanted: Wanted
    var askedCount = 0
    var marks: StoredArray<UInt64>?
  }

  /// So many that have no bitmap yet are remembered.
  private static let mostAsked = 32

  /// Those that were asked for last stand at the end.
  private let entries = Mutex<[Entry]>([])

  package init() {}

  /// The marks of the rows whose codes or texts are among those wanted, rows without a value never among them, where there
  /// are some by now. How many texts these have to be is left to whoever seeks them. Whoever reads at their address has to
  /// keep them: a column gives up those that were not asked for longest.
  ///
  /// - Parameters:
  ///   - isStopped: Asked while they are made; then that is left to the next one.
  ///   - mark: Writes the bits of a block's rows, on any thread.
  package func marks(
    of wanted: Wanted, rowCount: Int, _ learning: ColumnLearning, threads: Int,
    isStopped: @escaping @Sendable () -> Bool, mark: @escaping @Sendable (Range<Int>, MaskWords) -> Void
  ) -> StoredArray<UInt64>? {
    guard wanted.isOfTexts || rowCount >= learning.fewestRowsToMark, learning.mostMarks > 0 else {
      return nil
    }
    let (known, isWanted) = entries.withLock { entries in
      let entry = CodeMarks.ask(for: wanted, &entries)
      return (entry.marks, entry.askedCount >= learning.fewestAsks)
    }
    guard known == nil, isWanted else { return known }
    let made = CodeMarks.made(rowCount: rowCount, threads: threads, isStopped: isStopped, mark)
    if isStopped() { return nil }
    return entries.withLock { CodeMarks.keep(made, of: wanted, &$0, most: learning.mostMarks) }
  }

  /// The marks of what was asked for last, where it has some: they need not be put behind the others.
  package func latest(_ wanted: Wanted) -> StoredArray<UInt64>? {
    entries.withLock { entries in
      guard let last = entries.last, last.wanted == wanted else { return nil }
      return last.marks
    }
  }

  /// Counts the asking, and puts what is asked for behind all others.
  private static func ask(for wanted: Wanted, _ entries: inout [Entry]) -> Entry {
    let place = entries.firstIndex { $0.wanted == wanted }
    var entry = place.map { entries.remove(at: $0) } ?? Entry(wanted: wanted)
    if entry.marks == nil { entry.askedCount += 1 }
    entries.append(entry)
    giveUp(&entries, most: mostAsked) { $0.marks == nil }
    return entry
  }

  /// Keeps marks, and those of an earlier one where two that wanted the same at once have made it twice.
  private static func keep(
    _ made: StoredArray<UInt64>, of wanted: Wanted, _ entries: inout [Entry], most: Int
  ) -> StoredArray<UInt64> {
    let place = entries.firstIndex { $0.wanted == wanted }
    var entry = place.map { entries.remove(at: $0) } ?? Entry(wanted: wanted)
    let kept = entry.marks ?? made
    entry.marks = kept
    entries.append(entry)
    giveUp(&entries, most: most) { $0.marks != nil }
    return kept
  }

  /// Gives up the one of some entries that was not asked for longest, where they are more than `most`.
  private static func giveUp(_ entries: inout [Entry], most: Int, _ isMeant: (Entry) -> Bool) {
    guard entries.count(where: isMeant) > most, let first = entries.firstIndex(where: isMeant) else { return }
    entries.remove(at: first)
  }

  private static func made(
    rowCount: Int, threads: Int, isStopped: @escaping @Sendable () -> Bool,
    _ mark: @escaping @Sendable (Range<Int>, MaskWords) -> Void
  ) -> StoredArray<UInt64> {
    let words = [UInt64](unsafeUninitializedCapacity: Bitmap.wordCount(for: rowCount)) { words, written in
      written = words.count
      guard let start = words.baseAddress else { return }
      let target = MarkTarget(start: start)
      WorkerPool.forEach(Blocks.count(for: rowCount), threads: threads) { block in
        let rows = Blocks.rows(block, of: rowCount)
        let mask = target.start + rows.lowerBound >> 6
        if isStopped() { return MaskKernels.clear(mask, rows.count) }
        mark(rows, mask)
      }
    }
    return StoredArray(words)
  }

  package static func == (left: CodeMarks, right: CodeMarks) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}
}

/// Where several threads write marks, each those of blocks of its own.
private struct MarkTarget: @unchecked Sendable {
  let start: MaskWords
}
