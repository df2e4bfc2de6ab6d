import Columnar
import QueryBinder
import QueryPlan
import QuerySyntax

/// What somebody wants to see in a chart: an expression, as a query would select it.
struct ChartSubject {
  /// As the formatter prints it.
  let text: String
  let type: FieldType
  let isAggregate: Bool

  /// - Throws: `QueryError` for all that is wrong with the expression.
  init(_ expression: String, of table: Table, _ parameters: Parameters) throws(QueryError) {
    let query = Query("select \(expression)")
    let runnable = try query.runnable(on: table, parameters.bindings)
    guard let items = runnable.tree.select?.items, items.count == 1,
      case .expression(let index, _)? = items.first, runnable.tree.isOnlySelect,
      case .columns(let columns) = runnable.bound.plan.output, let column = columns.first
    else {
      throw QueryError(
        .typeMismatch, "`\(expression)` is not one field", hint: "write `FIELD by FIELD`", about: expression)
    }
    if case .listValues = column.content { throw ChartSubject.refusal(expression, "list") }
    text = SyntaxPrinter.print(index, in: runnable.tree.expressions)
    isAggregate = runnable.bound.plan.grouping != nil
    switch column.content {
    case .field(let path):
      type = table.columns.schema.field(at: path)?.type ?? .mixed
      if ChartSubject.isStructure(type) { throw ChartSubject.refusal(expression, type.name) }
    case .listValues: type = .mixed
    case .expression(let id): type = .scalar(runnable.bound.plan.expressions[id].type)
    }
  }

  /// True for lists, and for records without a name to stand for them.
  private static func isStructure(_ type: FieldType) -> Bool {
    switch type {
    case .scalar, .mixed: return false
    case .list: return true
    case .record(let fields):
      let names = fields.map { Array($0.name.utf8) }
      return !names.contains(Array("id".utf8)) || !names.contains(Array("name".utf8))
    }
  }

  private static func refusal(_ expression: String, _ type: String) -> QueryError {
    QueryError(
      .typeMismatch, "`\(expression)` is a \(type): a chart shows single values",
      hint: type == "list" ? "facets count the elements of a list" : "name one of its fields",
      about: expression)
  }

  /// True for what sizes bars.
  var isSize: Bool {
    switch type {
    case .scalar(.integer), .scalar(.real), .scalar(.duration): true
    case .scalar, .mixed, .record, .list: false
    }
  }
}

extension QueryTree {
  fileprivate var isOnlySelect: Bool {
    search == nil && filter == nil && grouping == nil && having == nil && order == nil && limit == nil
      && offset == nil && explain == nil
  }
}
