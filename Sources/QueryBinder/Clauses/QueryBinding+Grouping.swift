import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

extension QueryBinding {
  /// True for a query with `group by`, `having` or an aggregate: its answer has a row for each group.
  static func isGrouped(_ query: QueryTree) -> Bool {
    // The clauses are looked at where they stand.
    let whole = query.whole
    if whole.clauses.grouping != nil || whole.clauses.having != nil { return true }
    if whole.clauses.expressions.calls.isEmpty { return false }
    if let items = whole.clauses.select?.items {
      for case .expression(let index, _) in items where hasAggregate(index, whole.clauses.expressions) {
        return true
      }
    }
    if let keys = whole.clauses.order?.keys {
      for key in keys where hasAggregate(key.expression, whole.clauses.expressions) { return true }
    }
    return false
  }

  static func hasAggregate(_ root: ExpressionIndex, _ tree: ExpressionTree) -> Bool {
    guard !tree.calls.isEmpty else { return false }
    let first = tree.nodes[root.position].subtreeStart
    return tree.calls.contains { call in
      first <= call.position && call <= root && FunctionCatalog.isAggregate(tree.nodes[call.position].kind)
    }
  }

  /// True where a field is named in an expression: what has none is no key.
  static func hasField(_ root: ExpressionIndex, _ tree: ExpressionTree) -> Bool {
    (tree.nodes[root.position].subtreeStart...root.position).contains { position in
      if case .path = tree.nodes[position].kind { true } else { false }
    }
  }

  mutating func bindGrouping() {
    for key in tree.grouping?.keys ?? [] {
      let operand = binder.bind(key, in: .grouping)
      guard !operand.isPoison, binder.hasSeenField else {
        if !operand.isPoison { reportGroupWithoutField(key) }
        hasFaultyKey = true
        continue
      }
      guard let id = binder.value(of: operand) else {
        hasFaultyKey = true
        continue
      }
      if rewriting == nil { rewriting = GroupRewriting() }
      rewriting?.add(key: id, number: binder.groupKeys.count, record: operand.record?.path, in: &binder)
      binder.groupKeys.append(id)
    }
  }

  /// What an expression over rows has become over groups.
  func rewritten(_ id: ExpressionID) -> ExpressionID { rewriting?(id) ?? id }

  mutating func bindHaving() {
    guard let having = tree.having else { return }
    let operand = binder.bind(having.expression, in: .having)
    self.having = binder.boolean(operand)
  }

  /// `group by 1` may be meant for the first column, as elsewhere.
  private mutating func reportGroupWithoutField(_ key: ExpressionIndex) {
    let node = tree.expressions[key]
    var hint = "name the field to group by"
    var fix: Diagnostic.Fix?
    if case .literal(.integer(let number, _)) = node.kind, let position = Int(exactly: number), position > 0,
      let items = tree.select?.items, position <= items.count,
      case .expression(let index, _) = items[position - 1],
      !QueryBinding.hasAggregate(index, tree.expressions),
      QueryBinding.hasField(index, tree.expressions), let column = binder.printed(index)
    {
      hint = "did you mean `\(Excerpt.of(column))`?"
      fix = Diagnostic.Fix(node.span, column)
    }
    binder.findings.report(.notGrouped, at: node.span, "the key has no field in it", hint: hint, fix: fix)
  }

  /// Without `select`, a grouped query returns its keys and the number of rows.
  mutating func selectKeysAndCount() {
    guard isGrouped, tree.select == nil else { return }
    for (key, id) in zip(tree.grouping?.keys ?? [], binder.groupKeys) {
      columns.append(DraftColumn(name: written(key), content: .expression(id), value: id))
    }
    let number = binder.number(of: BoundAggregate(.countRows, nil))
    let span = tree.grouping?.span ?? tree.having?.span ?? .point(0)
    let count = binder.drafts.append(.aggregate(number), .integer, at: span)
    columns.append(DraftColumn(name: "count()", content: .expression(count), value: count))
    distinguishNames()
  }

  /// Puts reads of keys in the place of what `having`, `order by` and `select` compute of rows.
  mutating func settleGroups() {
    guard isGrouped, !hasFaultyKey, tree.grouping != nil || !tree.hasUnparsedClauses else { return }
    if areAllAggregates { return }
    var roots: [ExpressionID] = []
    roots.reserveCapacity(keys.count + columns.count + 1)
    if let having { roots.append(having) }
    for key in keys { roots.append(key.expression) }
    for column in columns { if case .expression(let id) = column.content { roots.append(id) } }
    if rewriting == nil { rewriting = GroupRewriting() }
    rewriting?.rewrite(roots, in: &binder)
    guard let ungrouped = rewriting?.ungrouped, !ungrouped.isEmpty else { return }
    let paths = pathsByPlace()
    for id in ungrouped { reportUngrouped(id, paths) }
  }

  /// True where nothing is asked of groups but aggregates as such, of all rows: they stay what they are.
  private var areAllAggregates: Bool {
    guard binder.groupKeys.isEmpty, keys.isEmpty, having == nil else { return false }
    return columns.allSatisfy { column in
      if case .expression(let id) = column.content { binder.drafts.isAggregate(id) } else { false }
    }
  }

  /// All paths of the query in the order of the text.
  private func pathsByPlace() -> [ExpressionIndex] {
    let paths = tree.expressions.nodes.indices.filter { position in
      if case .path = tree.expressions.nodes[position].kind { return true }
      return false
    }
    return paths.map { ExpressionIndex($0) }.sorted { start(of: $0) < start(of: $1) }
  }

  private func start(of index: ExpressionIndex) -> Int { tree.expressions[index].span.start }

  private mutating func reportUngrouped(_ id: ExpressionID, _ paths: [ExpressionIndex]) {
    let node = binder.drafts[id]
    // The path that the draft was made from; of a test or a length the path in it.
    let position = paths.partitioningIndex { start(of: $0) >= node.span.start }
    guard position < paths.count, let path = ExpressionBinder.path(of: node.operation) else { return }
    let place = paths[position]
    let name = Excerpt.of(binder.printed(place) ?? "…")
    var key = name
    // A record that stands for its `id` here is no key where its `name` is one.
    if let record = binder.operands[place.position].record, record.path != path, record.name?.path != path {
      key = Excerpt.of(binder.written(table.schema.names(along: path)))
    }
    var wayOut = tree.grouping == nil ? "write `group by \(key)`" : "add `\(key)` to `group by`"
    if binder.leadsToList(path) { wayOut = "add the whole expression to `group by`" }
    binder.findings.report(
      .notGrouped, at: tree.expressions[place].span,
      "`\(name)` is neither in `group by` nor inside an aggregate",
      hint: "\(wayOut), or put it into an aggregate")
  }
}

extension [ExpressionIndex] {
  /// The first position from which on all fulfil a claim that none before it fulfils.
  fileprivate func partitioningIndex(where isBehind: (ExpressionIndex) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension ExpressionBinder {
  /// The field that an operation reads.
  static func path(of operation: BoundOperation) -> FieldPath? {
    switch operation {
    case .field(let path), .fieldIsNull(let path), .listLength(let path): path
    default: nil
    }
  }

  /// True for a path that goes through a list or ends in one.
  func leadsToList(_ path: FieldPath) -> Bool {
    table.schema.field(at: outermostList(on: path))?.type.isList == true
  }
}
