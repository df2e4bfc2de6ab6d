import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

// The plan of a query without errors.
extension QueryBinding {
  mutating func emitted(
    search: ExpressionID?, condition: ExpressionID?, limit: Int?, offset: Int
  ) -> BoundQuery {
    let filter = both(search, condition)
    // Together they never overflow: no table has that many rows.
    let limit = limit.map { min($0, Int.max - offset) }
    if areDraftsInOrder(filter) {
      return taken(filter, asked(condition, search), limit: limit, offset: offset)
    }
    var emission = Emission(binder.drafts)
    let root = filter.map { emission.emit($0) }
    let asked = asked(emission.latest(condition), emission.latest(search))
    let grouping = isGrouped ? emittedGrouping(&emission) : nil
    let order = emittedOrder(&emission)
    let output = emittedOutput(&emission)
    return BoundQuery(
      plan: LogicalPlan(
        expressions: emission.expressions, filter: root, grouping: grouping,
        isDistinct: tree.select?.isDistinct ?? false, order: order, offset: offset, limit: limit,
        output: output),
      places: emission.places, asked: asked, tree: query, table: table)
  }

  /// The query of drafts that are in the order of the plan already, as those of most queries: they are taken as they are.
  private func taken(
    _ filter: ExpressionID?, _ asked: AskedCondition?, limit: Int?, offset: Int
  ) -> BoundQuery {
    // Not by closures over the whole binding, for which it would be copied.
    var output = LogicalPlan.Output.records
    if columns.count == 1 {
      output = .columns([shown(columns[0])])
    } else if tree.select != nil || isGrouped {
      var all: [OutputColumn] = []
      all.reserveCapacity(columns.count)
      for position in columns.indices { all.append(shown(columns[position])) }
      output = .columns(all)
    }
    return BoundQuery(
      plan: LogicalPlan(
        expressions: binder.drafts.expressions, filter: filter,
        // Their only groups are of all rows.
        grouping: isGrouped ? BoundGrouping(keys: [], aggregates: binder.aggregates) : nil,
        isDistinct: tree.select?.isDistinct ?? false, order: keys, offset: offset, limit: limit,
        output: output),
      places: binder.drafts.places, asked: asked, tree: query, table: table)
  }

  private func shown(_ column: DraftColumn) -> OutputColumn {
    guard isGrouped, case .expression(let id) = column.content else {
      return OutputColumn(name: column.name, content: column.content)
    }
    return OutputColumn(name: column.name, content: .expression(rewritten(id)))
  }

  private func asked(_ condition: ExpressionID?, _ search: ExpressionID?) -> AskedCondition? {
    guard let condition, let clause = tree.filter else { return nil }
    return AskedCondition(root: condition, search: search, syntax: clause.expression)
  }

  private func emittedOrder(_ emission: inout Emission) -> [BoundOrderKey] {
    keys.map { key in
      BoundOrderKey(
        emission.emit(rewritten(key.expression)), isDescending: key.isDescending, nullsFirst: key.nullsFirst,
        isNatural: key.isNatural)
    }
  }

  /// True where all drafts are emitted, and in the order in which they are. Of groups it is not found out, but for a query
  /// that is nothing but aggregates of all rows.
  private func areDraftsInOrder(_ filter: ExpressionID?) -> Bool {
    guard !isGrouped || areRowsCountedAlone else { return false }
    var end = 0
    func continues(_ id: ExpressionID) -> Bool {
      guard binder.drafts.start(of: id) == end else { return false }
      end = id.position + 1
      return true
    }
    if let filter, !continues(filter) { return false }
    for key in keys where !continues(key.expression) { return false }
    if tree.select != nil || isGrouped {
      for column in columns {
        if case .expression(let id) = column.content, !continues(rewritten(id)) { return false }
      }
    }
    return end == binder.drafts.count
  }

  /// True where aggregates have no arguments, and nothing but them is asked for.
  private var areRowsCountedAlone: Bool {
    binder.groupKeys.isEmpty && having == nil && keys.isEmpty
      && binder.aggregates.allSatisfy { $0.argument == nil }
  }

  private mutating func both(_ search: ExpressionID?, _ condition: ExpressionID?) -> ExpressionID? {
    guard let search, let condition else { return search ?? condition }
    let (searchSpan, conditionSpan) = (binder.drafts.span(of: search), binder.drafts.span(of: condition))
    let operands = searchSpan.start <= conditionSpan.start ? [search, condition] : [condition, search]
    let span = searchSpan.union(conditionSpan)
    return binder.drafts.append(.logical(.and, operands), .boolean, at: span)
  }

  private func emittedGrouping(_ emission: inout Emission) -> BoundGrouping {
    let keys = binder.groupKeys.map { emission.emit($0) }
    let aggregates = binder.aggregates.map { aggregate in
      BoundAggregate(aggregate.function, aggregate.argument.map { emission.emit($0) })
    }
    return BoundGrouping(
      keys: keys, aggregates: aggregates, having: having.map { emission.emit(rewritten($0)) })
  }

  private func emittedOutput(_ emission: inout Emission) -> LogicalPlan.Output {
    guard tree.select != nil || isGrouped else { return .records }
    return .columns(
      columns.map { column in
        guard case .expression(let id) = column.content else {
          return OutputColumn(name: column.name, content: column.content)
        }
        return OutputColumn(name: column.name, content: .expression(emission.emit(rewritten(id))))
      })
  }
}
