/// Writes trees as canonical text (section 10 of the language).
///
/// Reading the text again gives the same tree, and writing that again the same text. No walk needs recursion:
/// what is still to be written waits on a stack.
package enum SyntaxPrinter {
  /// The query with its clauses in the order of the language's table; empty for the query for every row.
  package static func print(_ query: QueryTree) -> String {
    var writer = SyntaxWriter(query.expressions)
    writer.write(query)
    return writer.text
  }

  /// One expression, as it names a column.
  package static func print(_ expression: ExpressionIndex, in tree: ExpressionTree) -> String {
    // `count()` is the commonest of all, and nothing of it has to wait.
    if case .call(let name, let arguments, let form) = tree.nodes[expression.position].kind,
      arguments.isEmpty, form != .distinct
    {
      return name.text + (form == .star ? "(*)" : "()")
    }
    var writer = SyntaxWriter(tree)
    writer.write(expression)
    return writer.text
  }

  /// Likewise, with one of its paths made longer by a name.
  package static func print(
    _ expression: ExpressionIndex, in tree: ExpressionTree, extending path: ExpressionIndex, by name: String
  ) -> String {
    var writer = SyntaxWriter(tree)
    writer.addition = (path, name)
    writer.write(expression)
    return writer.text
  }
}
