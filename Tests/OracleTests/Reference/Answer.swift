import Columnar
import QueryPlan
import Values

/// What a query gives, for comparison: from the reference or from the engine.
enum Answer: Equatable {
  /// Row numbers of the table (empty for groups), and for every row the values of the columns selected.
  case rows([Int], values: [[Cell]])
  case failure(ExecutionFailure)

  /// The answer that the engine gave.
  init(_ result: ResultSet, isGrouped: Bool) {
    let rows = (0..<result.count).map { result.rows[$0] }
    let storages = result.columns.map { ($0, result.storage(of: $0)) }
    let values: [[Cell]] =
      result.isWholeRecords
      ? []
      : (0..<result.count).map { row in
        storages.map { column, storage in
          Answer.cell(of: column, storage, result.storageRow(of: column, row: row))
        }
      }
    self = .rows(isGrouped ? [] : rows, values: values)
  }

  private static func cell(of column: ResultColumn, _ storage: Column, _ row: Int) -> Cell {
    switch column.content {
    case .field: Cell.shown(storage, row)
    case .computed: Cell(storage, row)
    }
  }

  /// The answer where it does not matter which expression failed: clauses in another order number them anew.
  var withoutPlaces: Answer {
    guard case .failure(.expression(_, let reason)) = self else { return self }
    return .failure(.expression(ExpressionID(0), reason))
  }

  var rowNumbers: [Int]? {
    guard case .rows(let rows, _) = self else { return nil }
    return rows
  }

  /// The cells of the rows; empty for whole records and failures.
  var cells: [[Cell]] {
    guard case .rows(_, let values) = self else { return [] }
    return values
  }
}
