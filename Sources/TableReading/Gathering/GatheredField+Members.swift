import Columnar

// The members of records that have numbers have a row for each different record, which many rows may share.
extension GatheredField {
  /// How many rows the members have in each piece.
  var memberRowCounts: [Int] {
    guard numbersRecords else { return rowCounts }
    var counts = rowCounts
    for piece in counts.indices where numbersRecords(ofPiece: piece) {
      counts[piece] = segments[piece]?.newRecordCount ?? 0
    }
    if hasRowsWithoutRecord, !counts.isEmpty { counts[counts.count - 1] += 1 }
    return counts
  }

  /// True where rows have no record: they share the last row of the members, in which all lack their key.
  private var hasRowsWithoutRecord: Bool { kinds & ~ValueKind.record.bit != 0 }

  /// For each row the row of the members that it has.
  var memberRows: [UInt32] {
    let counts = memberRowCounts
    var rows: [UInt32] = []
    rows.reserveCapacity(rowCount)
    let last = UInt32(truncatingIfNeeded: Swift.max(counts.reduce(0, +) - 1, 0))
    // For each number of a tree the row that it has got.
    var rowsOfNumbers: [Int: [UInt32]] = [:]
    var start: UInt32 = 0
    for piece in rowCounts.indices {
      let end = start &+ UInt32(truncatingIfNeeded: counts[piece])
      if numbersRecords(ofPiece: piece) {
        let new = segments[piece]?.newRecordCount ?? 0
        rowsOfNumbers[dictionaryOfPiece[piece], default: []] +=
          start..<start &+ UInt32(truncatingIfNeeded: new)
        append(piece, rowsOfNumbers[dictionaryOfPiece[piece]] ?? [], others: last, to: &rows)
      } else {
        rows += start..<start &+ UInt32(truncatingIfNeeded: rowCounts[piece])
      }
      start = end
    }
    return rows
  }

  private func append(
    _ piece: Int, _ rowsOfNumbers: [UInt32], others: UInt32, to rows: inout [UInt32]
  ) {
    let end = rows.count + rowCounts[piece]
    if let segment = segments[piece] {
      if segment.kinds.only == .record {
        rows.append(contentsOf: segment.recordNumbers.lazy.map { rowsOfNumbers[Int($0)] })
      } else {
        var place = 0
        for row in 0..<segment.kinds.count {
          let isRecord = segment.kinds[row] == .record
          rows.append(isRecord ? rowsOfNumbers[Int(segment.recordNumbers[place])] : others)
          place += isRecord ? 1 : 0
        }
      }
    }
    rows.append(contentsOf: repeatElement(others, count: end - rows.count))
  }

  // MARK: Weights

  /// For each row of the members how many rows have it.
  func weights(ofMemberRows rows: [UInt32]) -> [UInt32] {
    var weights = [UInt32](repeating: 0, count: memberRowCounts.reduce(0, +))
    for row in rows { weights[Int(row)] &+= 1 }
    return weights
  }

  /// For each element of the lists how often it will be there, where each list will be there so often.
  func elementWeights(_ weights: [UInt32]) -> [UInt32] {
    var elements: [UInt32] = []
    var start = 0
    for piece in rowCounts.indices {
      if let segment = segments[piece] {
        var (place, end) = (0, 0)
        for row in 0..<segment.kinds.count where segment.kinds[row] == .list {
          let count = Int(segment.listEnds[place]) - end
          elements.append(contentsOf: repeatElement(weights[start + row], count: count))
          (place, end) = (place + 1, end + count)
        }
      }
      start += rowCounts[piece]
    }
    return elements
  }

  /// How many rows will lack the key.
  func absentCount(weights: [UInt32]) -> Int {
    guard kinds & ValueKind.absent.bit != 0 else { return 0 }
    let absent = bits(of: ValueKind.absent.bit)
    return weights.indices.reduce(0) { $0 + (absent[$1] ? Int(weights[$1]) : 0) }
  }
}
