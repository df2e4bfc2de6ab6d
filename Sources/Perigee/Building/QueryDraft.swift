import QueryDiagnostics
import QuerySyntax
import Values

/// The clauses of a query that is built in code.
struct QueryDraft: Sendable {
  struct Key: Sendable {
    let steps: ExpressionSteps
    let isDescending: Bool
    let nullsFirst: Bool
  }

  var filter: ExpressionSteps?
  var order: [Key] = []
  var limit: Int64?
  var offset: Int64?
  var search: String?

  /// The query as the formatter writes its tree, and the values that stand in it as parameters.
  var query: (text: String, parameters: Parameters) {
    var tree = QueryClauses(span: QueryDraft.nowhere)
    var parameters = Parameters()
    if let search {
      let terms: SearchClause.Terms
      if search.utf8.count > DraftTree.longestText {
        parameters.bind(DraftTree.name(parameters), to: search)
        terms = .parameter("1")
      } else {
        terms = .text(search)
      }
      tree.search = SearchClause(terms, termsSpan: QueryDraft.nowhere, span: QueryDraft.nowhere)
    }
    var expressions = DraftTree(parameters: parameters)
    tree.filter = filter.map { ExpressionClause(expressions.append($0), span: QueryDraft.nowhere) }
    if !order.isEmpty {
      let keys = order.map { key in
        OrderKey(
          expressions.append(key.steps), isDescending: key.isDescending, nullsFirst: key.nullsFirst,
          span: QueryDraft.nowhere)
      }
      tree.order = OrderClause(keys, span: QueryDraft.nowhere)
    }
    tree.limit = limit.map(QueryDraft.count)
    tree.offset = offset.map(QueryDraft.count)
    tree.expressions = expressions.tree
    return (SyntaxPrinter.print(QueryTree(tree)), expressions.parameters)
  }

  /// The text is there only when the tree has been printed.
  static let nowhere = SourceSpan.point(0)

  private static func count(_ number: Int64) -> CountClause {
    CountClause(.number(number), valueSpan: nowhere, span: nowhere)
  }
}
