package import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax

/// Tells of which type an expression is that stands in a text which is not complete.
package enum ExpressionTyping {
  /// The type of an expression by itself; of a path through lists that of the elements. Nil where something is wrong
  /// with it, where a parameter stands in it, and for a null.
  package static func type(of expression: some Collection<UInt8>, in table: ColumnTable) -> FieldType? {
    let statement = Parser.parseQuery(SourceText(utf8: Array("select ".utf8) + expression))
    guard case .query(let tree) = statement.kind, statement.diagnostics.isEmpty,
      let query = Binder.bind(tree, to: table, parameters: ParameterBindings()).query,
      case .columns(let columns) = query.plan.output, columns.count == 1, let column = columns.first
    else { return nil }
    switch column.content {
    case .field(let path), .listValues(let path): return table.schema.field(at: path)?.type
    case .expression(let id): return .scalar(query.plan.expressions[id].type)
    }
  }
}
