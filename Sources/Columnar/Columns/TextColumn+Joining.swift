extension TextColumn {
  /// So many texts, and bytes of them, are kept in the form in which they were read.
  private static let mostKeptTexts = 1 << 8
  private static let mostKeptBytes = 1 << 14

  /// The texts of some rows in UTF-8, one behind another; of null rows what stands in their place. Those of all rows of a
  /// short column, as of the keys of groups, are kept once they have been read before.
  ///
  /// - Parameters:
  ///   - rows: The rows; nil for all of the column.
  ///   - count: How many these are.
  package func joined(_ rows: RowSelection?, count: Int) -> TextJoining {
    guard count <= TextColumn.mostKeptTexts, isWhole(rows, count) else { return newlyJoined(rows, count) }
    let kept = parts.knowledge.joined.part(fewestAsks: 2, isStopped: { false }) {
      let joined = newlyJoined(rows, count)
      return joined.bytes.count <= TextColumn.mostKeptBytes ? joined : nil
    }
    return kept ?? newlyJoined(rows, count)
  }

  private func isWhole(_ rows: RowSelection?, _ count: Int) -> Bool {
    switch rows {
    case nil: count == self.count
    case .range(let range): range == 0..<self.count
    case .list: false
    }
  }

  private func newlyJoined(_ rows: RowSelection?, _ count: Int) -> TextJoining {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: count) { room in
      let entries = UnsafeMutableBufferPointer(rebasing: room[..<count])
      let texts: TextArena
      switch storage {
      case .arena(let arena):
        texts = arena
        TextColumn.writeRows(rows, to: entries)
      case .dictionary(let arena, let codes, _):
        texts = arena
        TextColumn.writeRows(rows, to: entries)
        TextColumn.replace(entries, by: codes)
      }
      return TextJoining(UnsafeBufferPointer(entries), of: texts)
    }
  }

  private static func writeRows(_ rows: RowSelection?, to numbers: UnsafeMutableBufferPointer<Int>) {
    switch rows {
    case nil: for place in numbers.indices { numbers.initializeElement(at: place, to: place) }
    case .range(let range):
      for place in numbers.indices { numbers.initializeElement(at: place, to: range.lowerBound + place) }
    case .list(let list):
      for place in numbers.indices { numbers.initializeElement(at: place, to: Int(list[place])) }
    }
  }

  /// Replaces rows by their codes.
  private static func replace(_ rows: UnsafeMutableBufferPointer<Int>, by codes: CodeVector) {
    switch codes {
    case .bytes(let codes): for place in rows.indices { rows[place] = Int(codes[rows[place]]) }
    case .halves(let codes): for place in rows.indices { rows[place] = Int(codes[rows[place]]) }
    case .words(let codes): for place in rows.indices { rows[place] = Int(codes[rows[place]]) }
    case .longs(let codes):
      for place in rows.indices { rows[place] = Int(truncatingIfNeeded: codes[rows[place]]) }
    }
  }
}
