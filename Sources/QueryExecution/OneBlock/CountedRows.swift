import Columnar
import QueryPlan
import Values

/// The number of the rows that pass, as often as it is asked for: a table of one row.
final class CountedRows: Sendable {
  private let schema: Schema
  private let profile: TableProfile
  // What all such tables share is made once.
  private static let type = FieldType.scalar(.integer)
  private static let firstField = FieldPath([0])
  private static let profileOfOne = TableProfile(inferredFrom: GroupedRows.countSchema(1))
  /// Of a number that the query gives no name.
  private static let unnamed = [ResultColumn(name: "count()", type: type, content: .field(firstField))]
  private let columns: [ResultColumn]

  /// Nil where the plan groups, or does something with the one group.
  init?(_ grouping: BoundGrouping, _ plan: LogicalPlan) {
    let whole = plan.whole
    guard grouping.keys.isEmpty, grouping.having == nil, whole.parts.order.isEmpty, whole.parts.offset <= 0,
      whole.parts.limit == nil, grouping.aggregates.allSatisfy({ $0.function == .countRows }),
      case .columns(let output) = whole.parts.output
    else { return nil }
    schema = GroupedRows.countSchema(grouping.aggregates.count)
    profile =
      schema.fields.count == 1
      ? CountedRows.profileOfOne : TableProfile(inferredFrom: schema)
    // None of these signs has another form.
    if output.count == 1, output[0].name == "count()", case .expression(let id) = output[0].content,
      case .aggregate(0) = whole.parts.expressions.nodes[id.position].operation
    {
      columns = CountedRows.unnamed
      return
    }
    var columns: [ResultColumn] = []
    for column in output {
      guard case .expression(let id) = column.content,
        case .aggregate(let index) = plan.expressions[id].operation
      else { return nil }
      let path = index == 0 ? CountedRows.firstField : FieldPath([index])
      columns.append(ResultColumn(name: column.name, type: CountedRows.type, content: .field(path)))
    }
    self.columns = columns
  }

  func result(_ count: Int) -> ResultSet {
    let column = Column.number(NumberColumn(.integer, single: Int64(count)))
    let columns = schema.fields.count == 1 ? [column] : schema.fields.map { _ in column }
    let table = ColumnTable(schema: schema, columns: columns, rowCount: 1, profile: profile)
    return ResultSet(table: table, rows: .range(0..<1), columns: self.columns, isWholeRecords: false)
  }
}
