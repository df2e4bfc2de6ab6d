package import QueryDiagnostics

/// One query as it was written: its clauses, in whatever order they stood, and the expressions in them.
///
/// A clause that could not be parsed is nil, as is one that was not written; what was wrong is in the diagnostics.
package struct QueryTree: Hashable, Sendable {
  package var explain: ExplainSyntax?
  package var select: SelectClause?
  package var search: SearchClause?
  package var filter: ExpressionClause?
  package var grouping: GroupClause?
  package var having: ExpressionClause?
  package var order: OrderClause?
  package var limit: CountClause?
  package var offset: CountClause?
  package var expressions = ExpressionTree()
  /// True where a clause was written that could not be parsed, so that more may be meant than is here.
  package var hasUnparsedClauses = false
  /// From the first byte of the query to the last, without white space and comments around it.
  package var span: SourceSpan

  package init(span: SourceSpan) { self.span = span }

  /// Makes the tree one without the clause that a word opens.
  mutating func removeClause(_ keyword: Keyword) {
    switch keyword {
    case .select: select = nil
    case .search: search = nil
    case .where: filter = nil
    case .group: grouping = nil
    case .having: having = nil
    case .order: order = nil
    case .limit: limit = nil
    case .offset: offset = nil
    case .explain, .analyze, .distinct, .as, .by, .asc, .desc, .nulls, .first, .last, .or, .and, .not, .like,
      .ilike, .contains, .starts, .with, .ends, .between, .in, .is, .null, .true, .false:
      break
    }
  }
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
