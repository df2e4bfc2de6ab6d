import Columnar

/// A column that may come to know something that makes a test of its codes quicker, and the codes that are asked for.
struct LearningColumn: Sendable {
  let column: Column
  let wanted: CodeMarks.Wanted

  /// Nil where no code is asked for.
  init?(_ test: ColumnTest) {
    column = test.column
    switch test.domain {
    case .none: return nil
    case .range(let range): wanted = .range(range)
    case .set(let set): wanted = .set(set)
    }
  }

  /// A column that is asked for a range of its codes.
  init(_ column: NumberColumn, _ range: ClosedRange<UInt64>) {
    self.column = .number(column)
    wanted = .range(range)
  }

  var marks: CodeMarks? {
    switch column {
    case .number(let column): column.codeMarks
    case .text(let column): column.codeMarks
    case .boolean, .real, .mixed, .record, .list: nil
    }
  }
}

extension CodeMarks.Wanted {
  /// The range, where it is one.
  var range: ClosedRange<UInt64>? {
    if case .range(let range) = self { range } else { nil }
  }
}
