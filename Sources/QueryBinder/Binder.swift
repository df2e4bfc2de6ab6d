package import Columnar
package import QuerySyntax

/// Settles names, types and coercions of a parsed query against one table.
package enum Binder {
  /// Binds a query. Clauses that did not parse are passed over; the others are bound for what is wrong in them.
  package static func bind(
    _ tree: consuming QueryTree, to table: ColumnTable, parameters: ParameterBindings
  ) -> BindingResult {
    var binding = QueryBinding(tree, table: table, parameters: parameters)
    return binding.run()
  }
}
