package import QueryDiagnostics

/// One query as it was written.
///
/// In one object, because it is handed on from the parser to the binder and on to the answer: each copy counted eight
/// references. Whoever puts a query together does that with its clauses.
package struct QueryTree: Hashable, Sendable {
  /// Where time matters, other rooms read the clauses where they stand: a computed property of another room is a call.
  package private(set) var whole: WholeQuery

  package init(_ clauses: consuming QueryClauses) { whole = WholeQuery(clauses) }

  /// A query without clauses.
  package init(span: SourceSpan) { self.init(QueryClauses(span: span)) }

  package var explain: ExplainSyntax? {
    get { whole.clauses.explain }
    set {
      var clauses = whole.clauses
      clauses.explain = newValue
      whole = WholeQuery(clauses)
    }
  }
  package var select: SelectClause? { whole.clauses.select }
  package var search: SearchClause? { whole.clauses.search }
  package var filter: ExpressionClause? { whole.clauses.filter }
  package var grouping: GroupClause? { whole.clauses.grouping }
  package var having: ExpressionClause? { whole.clauses.having }
  package var order: OrderClause? { whole.clauses.order }
  package var limit: CountClause? { whole.clauses.limit }
  package var offset: CountClause? { whole.clauses.offset }
  package var expressions: ExpressionTree { whole.clauses.expressions }
  /// From the first byte of the query to the last, without white space and comments around it.
  package var span: SourceSpan {
    get { whole.clauses.span }
    set {
      var clauses = whole.clauses
      clauses.span = newValue
      whole = WholeQuery(clauses)
    }
  }
  /// True where a clause was written that could not be parsed, so that more may be meant than is here.
  package var hasUnparsedClauses: Bool { whole.clauses.hasUnparsedClauses }
}

package struct ExplainSyntax: Hashable, Sendable {
  package var isAnalyze: Bool
  package var span: SourceSpan

  package init(isAnalyze: Bool, span: SourceSpan) {
    self.isAnalyze = isAnalyze
    self.span = span
  }
}

package struct SelectClause: Hashable, Sendable {
  package var isDistinct: Bool
  package var items: [SelectItem]
  /// Of the keyword.
  package var span: SourceSpan

  package init(isDistinct: Bool, items: [SelectItem], span: SourceSpan) {
    self.isDistinct = isDistinct
    self.items = items
    self.span = span
  }
}

package enum SelectItem: Hashable, Sendable {
  /// `*`.
  case everything(span: SourceSpan)
  case expression(ExpressionIndex, name: NameSyntax?)
}

package struct SearchClause: Hashable, Sendable {
  package enum Terms: Hashable, Sendable {
    case text(String)
    case parameter(String)
  }

  package var terms: Terms
  /// Of the text or parameter.
  package var termsSpan: SourceSpan
  package var span: SourceSpan

  package init(_ terms: Terms, termsSpan: SourceSpan, span: SourceSpan) {
    self.terms = terms
    self.termsSpan = termsSpan
    self.span = span
  }
}

/// `where` or `having`.
package struct ExpressionClause: Hashable, Sendable {
  package var expression: ExpressionIndex
  package var span: SourceSpan

  package init(_ expression: ExpressionIndex, span: SourceSpan) {
    self.expression = expression
    self.span = span
  }
}

package struct GroupClause: Hashable, Sendable {
  package var keys: [ExpressionIndex]
  package var span: SourceSpan

  package init(_ keys: [ExpressionIndex], span: SourceSpan) {
    self.keys = keys
    self.span = span
  }
}

package struct OrderClause: Hashable, Sendable {
  package var keys: [OrderKey]
  package var span: SourceSpan

  package init(_ keys: [OrderKey], span: SourceSpan) {
    self.keys = keys
    self.span = span
  }
}

/// One key of `order by`. A key that is a negation as a whole is its operand here, descending.
package struct OrderKey: Hashable, Sendable {
  package var expression: ExpressionIndex
  package var isDescending: Bool
  /// Nulls come last unless `nulls first` is written.
  package var nullsFirst: Bool
  /// Of the whole key.
  package var span: SourceSpan

  package init(_ expression: ExpressionIndex, isDescending: Bool, nullsFirst: Bool, span: SourceSpan) {
    self.expression = expression
    self.isDescending = isDescending
    self.nullsFirst = nullsFirst
    self.span = span
  }
}

/// `limit` or `offset`.
package struct CountClause: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case number(Int64)
    case parameter(String)
  }

  package var value: Value
  package var valueSpan: SourceSpan
  package var span: SourceSpan

  package init(_ value: Value, valueSpan: SourceSpan, span: SourceSpan) {
    self.value = value
    self.valueSpan = valueSpan
    self.span = span
  }
}
