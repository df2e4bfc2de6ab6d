import Columnar
import QueryPlan
import Values

/// Rows that are told apart by columns of few values, or not at all, with aggregates of them: a table of the groups.
///
/// Of 1,000 rows in 60 groups the steps that other groupings go through took 15 of 22 µs for objects, arrays and casts
/// between them; rows and codes themselves take one.
final class TalliedRows: Sendable {
  private let layout: SlotLayout
  private let figures: [GroupFigure]
  /// The groups, where they are the same at every run because all rows are asked for.
  private let lastingKeys: BlockGroupKeys?
  private let schema: Schema
  private let profile: TableProfile
  private let columns: [ResultColumn]
  private let offset: Int
  private let limit: Int?

  /// Nil where groups are chosen, put in order or computed with, and where a key or an aggregate needs more than codes.
  init?(_ grouping: BoundGrouping, _ context: ExecutionContext) {
    let plan = context.plan.optimized
    let rowCount = context.table.rowCount
    guard grouping.having == nil, plan.order.isEmpty, case .columns(let output) = plan.output else {
      return nil
    }
    let groupingPlan = GroupingPlan(grouping, context)
    guard groupingPlan.keys.allSatisfy(BlockGroupKeys.holds),
      let layout = SlotLayout(groupingPlan, rowCount: min(rowCount, Blocks.rowCount))
    else { return nil }
    figures = groupingPlan.aggregates.compactMap {
      GroupFigure($0, layout.arguments, mostRows: rowCount)
    }
    guard figures.count == groupingPlan.aggregates.count else { return nil }
    let schema = TalliedRows.schema(groupingPlan.keys, figures)
    columns = output.compactMap {
      ResultColumn($0, among: schema, keyCount: groupingPlan.keys.count, plan.expressions)
    }
    guard columns.count == output.count else { return nil }
    self.layout = layout
    self.schema = schema
    profile = TableProfile(inferredFrom: schema)
    offset = max(plan.offset, 0)
    limit = plan.limit.map { max($0, 0) }
    let all = RowSelection.range(0..<rowCount)
    lastingKeys = plan.filter == nil ? BlockGroupKeys(layout, all, layout.numbering.slots(all)) : nil
  }

  private static func schema(_ keys: [ValueSource], _ figures: [GroupFigure]) -> Schema {
    Schema(
      keys.enumerated().map { Field("key \($0)", .scalar($1.type)) }
        + figures.enumerated().map { Field("aggregate \($0)", .scalar($1.type)) })
  }

  func result(_ rows: RowSelection) -> ResultSet {
    let slots = layout.numbering.slots(rows)
    let keys = lastingKeys ?? BlockGroupKeys(layout, rows, slots)
    let found = SlotFindings(layout, rows, slots)
    var columns = keys.columns
    columns.reserveCapacity(schema.fields.count)
    for figure in figures { columns.append(figure.column(keys.slots, found)) }
    let table = ColumnTable(
      schema: schema, columns: columns, rowCount: keys.slots.count, profile: profile)
    var shown = RowSelection.range(0..<table.rowCount)
    if offset > 0 || limit != nil { shown = shown.cut(offset: offset, limit: limit) }
    return ResultSet(table: table, rows: shown, columns: self.columns, isWholeRecords: false)
  }
}

extension ResultColumn {
  /// A key or an aggregate of a table of groups; nil for what is computed of those.
  fileprivate convenience init?(
    _ column: OutputColumn, among schema: Schema, keyCount: Int, _ expressions: BoundExpressions
  ) {
    guard case .expression(let id) = column.content else { return nil }
    let place: Int
    switch expressions[id].operation {
    case .groupKey(let key): place = key
    case .aggregate(let index): place = keyCount + index
    default: return nil
    }
    self.init(name: column.name, type: schema.fields[place].type, content: .field(FieldPath([place])))
  }
}
