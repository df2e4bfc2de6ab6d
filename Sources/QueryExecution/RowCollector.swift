import Columnar
import Values

/// Which rows of a batch pass.
enum PassingRows: Sendable {
  case none
  case all
  /// Ascending.
  case some([UInt32])

  init(_ outcome: Vector, _ rows: Range<Int>) {
    let passing = outcome.trueCount(rows.count)
    if passing == 0 {
      self = .none
    } else if passing == rows.count {
      self = .all
    } else {
      var numbers: [UInt32] = []
      outcome.trueBits(rows.count).appendRows(from: rows.lowerBound, to: &numbers)
      self = .some(numbers)
    }
  }
}

/// Collects row numbers in ascending order: as a range as long as they are neighbours.
struct RowCollector {
  private var range = 0..<0
  private var list: [UInt32]?

  var count: Int { list?.count ?? range.count }
  var rows: RowSelection { list.map { .list($0) } ?? .range(range) }

  /// Appends the rows of a batch that pass.
  mutating func append(_ passing: PassingRows, of rows: Range<Int>) {
    switch passing {
    case .none: return
    case .all where list == nil && (range.isEmpty || range.upperBound == rows.lowerBound):
      range = (range.isEmpty ? rows.lowerBound : range.lowerBound)..<rows.upperBound
    case .all: change { list in list.append(contentsOf: rows.lazy.map { UInt32(truncatingIfNeeded: $0) }) }
    case .some(let numbers): change { list in list.append(contentsOf: numbers) }
    }
  }

  private mutating func change(_ body: (inout [UInt32]) -> Void) {
    var collected = list ?? range.map { UInt32(truncatingIfNeeded: $0) }
    // Two owners would mean a copy of the whole list for every block.
    list = nil
    body(&collected)
    list = collected
  }
}

extension Vector {
  /// The first row that fails.
  var firstFailure: Int? { isFailing ? 0 : failed?.firstSet }

  /// How many rows are true.
  func trueCount(_ count: Int) -> Int {
    switch payload {
    case .bits(let bits): bits.setCount
    case .constant(.boolean(true)): count
    case .constant, .failing, .numbers, .reals, .texts: 0
    }
  }
}
