import Columnar

extension ColumnBuilder {
  /// The kinds that occur.
  var kindSet: UInt16 {
    var set: UInt16 = 0
    for kind in kinds { set |= kind.bit }
    return set
  }

  var nullity: Nullity {
    let set = kindSet
    guard set & ValueKind.nulls != 0 else { return .none }
    let absence = set & ValueKind.absent.bit == 0 ? nil : bits { $0 == .absent }
    return Nullity(validity: bits { $0 != .absent && $0 != .null }, absence: absence)
  }

  /// A bit for every row: set where the kind passes.
  func bits(_ passes: (ValueKind) -> Bool) -> Bitmap {
    var words = [UInt64](repeating: 0, count: Bitmap.wordCount(for: count))
    for (row, kind) in kinds.enumerated() where passes(kind) { words[row >> 6] |= 1 << UInt64(row & 63) }
    return Bitmap(words: words, count: count)
  }

  /// A text for every row; that of a row without one is empty.
  var arena: TextArena { TextArena(bytes: textBytes, offsets: offsets(of: .text, ends: textEnds)) }

  /// Where the elements of every row's list begin, and where the last one's end.
  var listOffsets: [UInt32] { offsets(of: .list, ends: listEnds) }

  private func offsets(of kind: ValueKind, ends: [UInt32]) -> [UInt32] {
    var offsets: [UInt32] = []
    offsets.reserveCapacity(count + 1)
    offsets.append(0)
    var ordinal = 0
    var end: UInt32 = 0
    for row in kinds {
      if row == kind {
        end = ends[ordinal]
        ordinal += 1
      }
      offsets.append(end)
    }
    return offsets
  }
}
