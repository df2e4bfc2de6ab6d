import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

/// The binding of one query: its clauses one after another, `select` first because its names may be used elsewhere.
struct QueryBinding {
  let tree: QueryTree
  let table: ColumnTable
  var binder: ExpressionBinder
  var columns: [DraftColumn] = []
  var keys: [BoundOrderKey] = []

  /// A column of `select` before its expression has been put into its place.
  struct DraftColumn {
    var name: String
    let content: OutputColumn.Content
  }

  init(_ tree: QueryTree, table: ColumnTable, parameters: ParameterBindings) {
    self.tree = tree
    self.table = table
    binder = ExpressionBinder(tree.expressions, table: table, parameters: parameters)
  }

  mutating func run() -> BindingResult {
    reportUnanswered()
    let count = countItem()
    binder.isCounting = count != nil
    if count == nil { bindSelect() } else { nameCount() }
    let search = bindSearch()
    let condition = bindFilter()
    bindGrouping()
    bindOrder()
    let limit = bindCount(tree.limit, "limit")
    let offset = bindCount(tree.offset, "offset") ?? 0
    let filter = both(search, condition)
    var query: BoundQuery?
    if !binder.findings.hasErrors {
      query = emitted(filter: filter, limit: limit, offset: offset, count: count)
    }
    return BindingResult(
      query: query, diagnostics: binder.findings.inOrder(), usedParameters: binder.usedParameters)
  }

  /// What is read but not answered in this version.
  private mutating func reportUnanswered() {
    if let explain = tree.explain {
      let word = explain.isAnalyze ? "explain analyze" : "explain"
      report(word, at: explain.span)
    }
    if let select = tree.select, select.isDistinct { report("select distinct", at: select.span) }
    if let grouping = tree.grouping { report("group by", at: grouping.span) }
    if let having = tree.having { report("having", at: having.span) }
  }

  private mutating func report(_ words: String, at span: SourceSpan) {
    binder.findings.report(.notSupported, at: span, "`\(words)` is not answered yet")
  }

  // MARK: Clauses

  private mutating func bindFilter() -> ExpressionID? {
    guard let filter = tree.filter else { return nil }
    let operand = binder.bind(filter.expression, in: .filter)
    return binder.boolean(operand)
  }

  private mutating func bindGrouping() {
    for key in tree.grouping?.keys ?? [] {
      let operand = binder.bind(key, in: .grouping)
      _ = binder.scalar(operand)
    }
    if let having = tree.having {
      let operand = binder.bind(having.expression, in: .having)
      _ = binder.boolean(operand)
    }
  }

  private mutating func bindCount(_ clause: CountClause?, _ word: String) -> Int? {
    guard let clause else { return nil }
    switch clause.value {
    case .number(let number): return Int(clamping: max(number, 0))
    case .parameter(let name):
      guard let value = binder.parameterValue(name, at: clause.valueSpan) else { return nil }
      if let number = QueryBinding.count(value) { return number }
      binder.findings.report(
        .typeMismatch, at: clause.valueSpan, "parameter `$\(Excerpt.of(name))` is no number of rows",
        hint: "`\(word)` takes an integer from 0 up")
      return nil
    }
  }

  private static func count(_ value: ParameterValue) -> Int? {
    var number: Int64?
    switch value {
    case .typed(.integer(let integer)): number = integer
    case .untyped(let text): number = TextReading.integer(text)
    case .typed, .list: number = nil
    }
    return number.flatMap { $0 < 0 ? nil : Int(clamping: $0) }
  }

  // MARK: The plan

  private mutating func both(_ search: ExpressionID?, _ condition: ExpressionID?) -> ExpressionID? {
    guard let search, let condition else { return search ?? condition }
    let isSearchFirst = binder.drafts[search].span.start <= binder.drafts[condition].span.start
    let operands = isSearchFirst ? [search, condition] : [condition, search]
    let span = binder.drafts[search].span.union(binder.drafts[condition].span)
    return binder.drafts.append(.logical(.and, operands), .boolean, at: span)
  }

  private mutating func emitted(filter: ExpressionID?, limit: Int?, offset: Int, count: String?) -> BoundQuery
  {
    // Where the answer is a count, the expression that reads it from the one group.
    let counted = count.map { _ in
      binder.drafts.append(.aggregate(0), .integer, at: tree.select?.span ?? .point(0))
    }
    var emission = Emission(binder.drafts)
    let filter = filter.map { emission.emit($0) }
    let order = keys.map { key in
      BoundOrderKey(
        emission.emit(key.expression), isDescending: key.isDescending, nullsFirst: key.nullsFirst)
    }
    let output: LogicalPlan.Output
    var grouping: BoundGrouping?
    if let count, let counted {
      grouping = BoundGrouping(keys: [], aggregates: [BoundAggregate(.countRows, nil)])
      let id = emission.emit(counted)
      output = .columns([OutputColumn(name: count, content: .expression(id))])
    } else if tree.select == nil {
      output = .records
    } else {
      output = .columns(
        columns.map { column in
          guard case .expression(let id) = column.content else {
            return OutputColumn(name: column.name, content: column.content)
          }
          return OutputColumn(name: column.name, content: .expression(emission.emit(id)))
        })
    }
    let plan = LogicalPlan(
      expressions: emission.expressions, filter: filter, grouping: grouping, order: order, offset: offset,
      // Together they never overflow: no table has that many rows.
      limit: limit.map { min($0, Int.max - offset) }, output: output)
    return BoundQuery(plan: plan, spans: emission.spans)
  }
}
