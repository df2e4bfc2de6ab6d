import Columnar
import QueryPlan
import Values

/// Which rows of each block pass: their numbers where they are few, else a mask. Each block is written by one thread,
/// and read when all have ended.
final class FoundRows: @unchecked Sendable {
  private static let blocksPerPiece = 16
  /// Fewer row numbers are written before another thread would be awake.
  private static let fewestForThreads = 1 << 17
  /// From one row in so many on all lines of a column are read anyway.
  private static let rowsPerMark = 24
  /// For so few rows of a block their numbers take less time than a mask, which is written and read again.
  private static let fewRows = Blocks.rowCount / 16

  // As for `BlockTallies`: no two threads write to one block's places.
  private let marks: RowMarks
  /// By block: the numbers of its rows, where they are few.
  private let numbers: UnsafeMutableBufferPointer<UnsafeMutablePointer<UInt32>?>
  private let rowCount: Int
  let tallies: BlockTallies

  init(rowCount: Int) {
    self.rowCount = rowCount
    marks = RowMarks(rowCount: rowCount)
    tallies = BlockTallies(blockCount: Blocks.count(for: rowCount))
    numbers = .allocate(capacity: Blocks.count(for: rowCount))
    numbers.initialize(repeating: nil)
  }

  deinit {
    for rows in numbers { rows?.deallocate() }
    numbers.deallocate()
  }

  func set(_ block: Int, _ outcome: BlockOutcome, _ rows: Range<Int>) {
    switch outcome {
    case .none: tallies.set(block, 0, isDecided: true)
    case .all:
      MaskKernels.fill(self.words(rows), rows.count)
      tallies.set(block, rows.count, isDecided: true)
    case .some(let words):
      let count = MaskKernels.setCount(words, rows.count)
      tallies.set(block, count, isDecided: false)
      if count > FoundRows.fewRows {
        self.words(rows).update(from: words, count: Bitmap.wordCount(for: rows.count))
      } else if count > 0 {
        let few = UnsafeMutablePointer<UInt32>.allocate(capacity: count)
        MaskKernels.writeRows(of: words, rows.count, from: rows.lowerBound, to: few, room: count)
        numbers[block] = few
      }
    }
  }

  private func words(_ rows: Range<Int>) -> MaskWords { marks.words(rows) }

  /// The rows of all blocks by their marks, if they are so many that their numbers would take longer.
  ///
  /// - Parameter fewest: Fewer rows are quickly numbered.
  func markedRows(fewest: Int) -> MarkedRows? {
    let blocks = 0..<Blocks.count(for: rowCount)
    let counts = blocks.map { tallies[$0] }
    let total = counts.reduce(0, +)
    guard total >= fewest, total * FoundRows.rowsPerMark >= rowCount else { return nil }
    for block in blocks {
      let rows = Blocks.rows(block, of: rowCount)
      if counts[block] == 0 {
        MaskKernels.clear(words(rows), rows.count)
      } else if let few = numbers[block] {
        MaskKernels.clear(words(rows), rows.count)
        let words = words(rows)
        for place in 0..<counts[block] {
          let row = Int(few[place]) - rows.lowerBound
          words[row >> 6] |= 1 << UInt64(row & 63)
        }
      }
    }
    return MarkedRows(marks, counts: counts)
  }

  /// The rows of the first blocks: a range where they are neighbours.
  func rows(_ blockCount: Int, _ context: ExecutionContext) throws(ExecutionFailure) -> RowSelection {
    var starts: [Int] = []
    starts.reserveCapacity(blockCount + 1)
    var total = 0
    for block in 0..<blockCount {
      starts.append(total)
      total += tallies[block]
    }
    starts.append(total)
    if let range = range(blockCount, total) { return .range(range) }
    let threads = total < FoundRows.fewestForThreads ? 1 : context.options.threads
    return .list(list(blockCount, starts, total, threads: threads))
  }

  /// The rows as a range, if no row between the first and the last is missing.
  private func range(_ blockCount: Int, _ total: Int) -> Range<Int>? {
    guard total > 0 else { return 0..<0 }
    guard let first = (0..<blockCount).first(where: { tallies[$0] > 0 }),
      let last = (0..<blockCount).last(where: { tallies[$0] > 0 }),
      let start = row(first, ascending: true), let end = row(last, ascending: false)
    else { return nil }
    return end - start + 1 == total ? start..<end + 1 : nil
  }

  /// The first or the last row of a block whose bit is set.
  private func row(_ block: Int, ascending: Bool) -> Int? {
    if let few = numbers[block] { return Int(few[ascending ? 0 : tallies[block] - 1]) }
    let rows = Blocks.rows(block, of: rowCount)
    let (words, places) = (words(rows), 0..<Bitmap.wordCount(for: rows.count))
    if ascending {
      return places.first { words[$0] != 0 }
        .map { rows.lowerBound + $0 << 6 + words[$0].trailingZeroBitCount }
    }
    return places.last { words[$0] != 0 }
      .map { rows.lowerBound + $0 << 6 + 63 - words[$0].leadingZeroBitCount }
  }

  private func list(_ blockCount: Int, _ starts: [Int], _ total: Int, threads: Int) -> [UInt32] {
    let perPiece = FoundRows.blocksPerPiece
    let pieceCount = (blockCount + perPiece - 1) / perPiece
    return [UInt32](unsafeUninitializedCapacity: total) { rows, written in
      written = total
      guard let base = rows.baseAddress else { return }
      let target = RowTarget(start: base)
      WorkerPool.forEach(pieceCount, threads: threads) { [self] piece in
        for block in piece * perPiece..<min((piece + 1) * perPiece, blockCount) where tallies[block] > 0 {
          let place = target.start + starts[block]
          if let few = numbers[block] {
            place.update(from: few, count: tallies[block])
            continue
          }
          let rows = Blocks.rows(block, of: rowCount)
          MaskKernels.writeRows(
            of: words(rows), rows.count, from: rows.lowerBound, to: place, room: tallies[block])
        }
      }
    }
  }
}

/// Where several threads write row numbers, each in places of its own.
private struct RowTarget: @unchecked Sendable {
  let start: UnsafeMutablePointer<UInt32>
}
