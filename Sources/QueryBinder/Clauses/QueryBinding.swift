import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

/// The binding of one query: its clauses one after another, `select` first because its names may be used elsewhere.
struct QueryBinding {
  let query: QueryTree
  let table: ColumnTable
  let isGrouped: Bool
  var binder: ExpressionBinder
  var columns: [DraftColumn] = []
  var keys: [BoundOrderKey] = []
  var having: ExpressionID?
  /// Nil as long as no group is made.
  var rewriting: GroupRewriting?
  /// True where a key of `group by` holds an error, so that nothing can be said of what is grouped.
  var hasFaultyKey = false
  /// True where a column of `select` holds an error.
  var hasFaultyColumn = false
  /// With `distinct`, the classes of what is selected; found when the first key asks.
  var selectedClasses: Set<ExpressionID>?

  /// A column of the answer before its expression has been put into its place.
  struct DraftColumn {
    var name: String
    let content: OutputColumn.Content
    /// The draft that computes it; nil for what is shown as it is.
    var value: ExpressionID?
  }

  init(_ tree: consuming QueryTree, table: ColumnTable, parameters: ParameterBindings) {
    isGrouped = QueryBinding.isGrouped(tree)
    binder = ExpressionBinder(tree.whole.clauses.expressions, table: table, parameters: parameters)
    query = tree
    self.table = table
  }

  /// The clauses, where they stand.
  @inline(__always)
  var tree: QueryClauses { _read { yield query.whole.clauses } }

  mutating func run() -> BindingResult {
    bindSelect()
    let search = bindSearch()
    let condition = bindFilter()
    bindGrouping()
    selectKeysAndCount()
    bindHaving()
    bindOrder()
    settleGroups()
    let limit = tree.limit == nil ? nil : bindCount(tree.limit, "limit")
    let offset = tree.offset == nil ? 0 : bindCount(tree.offset, "offset") ?? 0
    var bound: BoundQuery?
    if !binder.findings.hasErrors {
      bound = emitted(search: search, condition: condition, limit: limit, offset: offset)
    }
    return BindingResult(
      query: bound, findings: binder.findings, in: tree.expressions, of: table,
      usedParameters: binder.seldom?.usedParameters ?? [])
  }

  // MARK: Clauses

  private mutating func bindFilter() -> ExpressionID? {
    guard let filter = tree.filter else { return nil }
    let operand = binder.bind(filter.expression, in: .filter)
    return binder.boolean(operand)
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
}
