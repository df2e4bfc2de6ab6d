import Columnar
import QueryPlan
import Values

/// Rows that are put in order, cut, and shown by their fields.
final class ShownRows: Sendable {
  /// Nil for the table's order.
  private let order: PackedKeys?
  /// So many of the first rows in order are all that is wanted; nil for all.
  private let most: Int?
  private let offset: Int
  private let limit: Int?
  private let columns: [ResultColumn]
  private let isWholeRecords: Bool

  /// Of so many rows at most it is worth while to keep the first ones in order as they come.
  private static let mostKept = 64
  private static let rowsPerKeptRow = 4
  /// Where more rows than one in so many may be among the first, the keys of all are made.
  private static let rowsPerSparseRow = 8

  /// Nil where something other than fields is shown, or where the order is by more than packed keys.
  init?(_ context: ExecutionContext) throws(ExecutionFailure) {
    // Its parts are looked at where they stand.
    let plan = context.plan.optimized.whole
    guard context.plan.optimized.showsFields else { return nil }
    var order: PackedKeys?
    if !plan.parts.order.isEmpty {
      guard let keys = try OrderKey.packed(context),
        PackedSort.holds(keys, rowCount: context.table.rowCount)
      else { return nil }
      order = keys.parts.isEmpty ? nil : keys
    }
    self.order = order
    offset = max(plan.parts.offset, 0)
    limit = plan.parts.limit.map { max($0, 0) }
    let (end, overflow) = offset.addingReportingOverflow(limit ?? 0)
    most = limit == nil || overflow ? nil : end
    switch plan.parts.output {
    case .records:
      columns = RecordColumns.of(context.table)
      isWholeRecords = true
    case .columns(let output):
      columns = RecordColumns.fields(output, of: context.table)
      isWholeRecords = false
    }
  }

  func result(_ passing: RowSelection, of table: ColumnTable) -> ResultSet {
    var rows = passing
    if let order, most != 0, rows.count > 1 { rows = .list(ordered(rows, by: order)) }
    if offset > 0 || limit != nil { rows = rows.cut(offset: offset, limit: limit) }
    return ResultSet(table: table, rows: rows, columns: columns, isWholeRecords: isWholeRecords)
  }

  private func ordered(_ rows: RowSelection, by keys: PackedKeys) -> [UInt32] {
    guard let most, most <= ShownRows.mostKept, most <= rows.count / ShownRows.rowsPerKeptRow else {
      return ShownRows.sort(rows, by: keys).ordered()
    }
    return ShownRows.leading(most, of: rows, by: keys) ?? ShownRows.sort(rows, by: keys).first(most)
  }

  private static func sort(_ rows: RowSelection, by keys: PackedKeys) -> PackedSort {
    guard let sort = PackedSort(rows, by: keys, threads: 1, isStopped: { false }) else {
      preconditionFailure("keys and rows of a block fit into 64 bits")
    }
    return sort
  }

  /// The first rows in order of neighbouring ones: only those are looked at whose codes of the first key may be among
  /// theirs. Nil where the codes do not tell, or leave many.
  private static func leading(_ most: Int, of rows: RowSelection, by keys: PackedKeys) -> [UInt32]? {
    guard case .range(let range) = rows, range.lowerBound % 64 == 0,
      let bound = keys.leadingBound(of: range, wanted: most),
      let candidates = keys.rows(
        upTo: bound, block: range.lowerBound / Blocks.rowCount, range, most: range.count / rowsPerSparseRow),
      candidates.count >= most
    else { return nil }
    return sort(.list(candidates), by: keys).first(most)
  }
}

extension LogicalPlan {
  /// True where fields are all that is shown.
  var showsFields: Bool {
    guard case .columns(let columns) = whole.parts.output else { return true }
    return columns.allSatisfy { if case .field = $0.content { true } else { false } }
  }
}
