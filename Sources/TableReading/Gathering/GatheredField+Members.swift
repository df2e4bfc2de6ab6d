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
    // Rows that have no record share the last one.
    let last = UInt32(truncatingIfNeeded: Swift.max(counts.reduce(0, +) - 1, 0))
    var rows = [UInt32](repeating: last, count: rowCount)
    var output = rows.mutableSpan
    // For each number of a tree the row that it has got.
    var rowsOfNumbers: [Int: [UInt32]] = [:]
    var (place, start): (Int, UInt32) = (0, 0)
    for piece in rowCounts.indices {
      if numbersRecords(ofPiece: piece) {
        let new = UInt32(truncatingIfNeeded: segments[piece]?.newRecordCount ?? 0)
        rowsOfNumbers[dictionaryOfPiece[piece], default: []] += start..<start &+ new
        if let segment = segments[piece], let known = rowsOfNumbers[dictionaryOfPiece[piece]] {
          GatheredField.write(segment, known.span, to: &output, from: place)
        }
      } else {
        for row in 0..<rowCounts[piece] { output[place + row] = start &+ UInt32(truncatingIfNeeded: row) }
      }
      place += rowCounts[piece]
      start &+= UInt32(truncatingIfNeeded: counts[piece])
    }
    return rows
  }

  /// Writes the rows of a segment's records, by their numbers.
  private static func write(
    _ segment: ColumnSegment, _ rowsOfNumbers: Span<UInt32>, to output: inout MutableSpan<UInt32>,
    from start: Int
  ) {
    let (recordNumbers, kinds) = (segment.recordNumbers, segment.kinds)
    let numbers = recordNumbers.span
    if kinds.only == .record {
      for row in numbers.indices { output[start + row] = rowsOfNumbers[Int(numbers[row])] }
      return
    }
    var place = 0
    for row in 0..<kinds.count where kinds[row] == .record {
      output[start + row] = rowsOfNumbers[Int(numbers[place])]
      place += 1
    }
  }

  // MARK: Weights

  /// For each row of the members how many rows have it.
  func weights(ofMemberRows rows: [UInt32]) -> [UInt32] {
    var weights = [UInt32](repeating: 0, count: memberRowCounts.reduce(0, +))
    GroupKernels.count(rows, into: &weights)
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
