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
    var emission = Emission(binder.drafts)
    let root = filter.map { emission.emit($0) }
    let asked = condition.map { (root: emission.latest($0), search: search.map { emission.latest($0) }) }
    let grouping = isGrouped ? emittedGrouping(&emission) : nil
    let order = keys.map { key in
      BoundOrderKey(
        emission.emit(rewriting(key.expression)), isDescending: key.isDescending, nullsFirst: key.nullsFirst,
        isNatural: key.isNatural)
    }
    let output = emittedOutput(&emission)
    let plan = LogicalPlan(
      expressions: emission.expressions, filter: root, grouping: grouping,
      isDistinct: tree.select?.isDistinct ?? false, order: order, offset: offset,
      // Together they never overflow: no table has that many rows.
      limit: limit.map { min($0, Int.max - offset) }, output: output)
    let condition = asked.map { asked in
      BoundCondition(
        root: asked.root, search: asked.search, expressions: plan.expressions, tree: tree.expressions,
        syntaxRoot: tree.filter?.expression ?? ExpressionIndex(0), table: table)
    }
    return BoundQuery(plan: plan, spans: emission.spans, condition: condition)
  }

  private mutating func both(_ search: ExpressionID?, _ condition: ExpressionID?) -> ExpressionID? {
    guard let search, let condition else { return search ?? condition }
    let isSearchFirst = binder.drafts[search].span.start <= binder.drafts[condition].span.start
    let operands = isSearchFirst ? [search, condition] : [condition, search]
    let span = binder.drafts[search].span.union(binder.drafts[condition].span)
    return binder.drafts.append(.logical(.and, operands), .boolean, at: span)
  }

  private func emittedGrouping(_ emission: inout Emission) -> BoundGrouping {
    let keys = binder.groupKeys.map { emission.emit($0) }
    let aggregates = binder.aggregates.map { aggregate in
      BoundAggregate(aggregate.function, aggregate.argument.map { emission.emit($0) })
    }
    return BoundGrouping(
      keys: keys, aggregates: aggregates, having: having.map { emission.emit(rewriting($0)) })
  }

  private func emittedOutput(_ emission: inout Emission) -> LogicalPlan.Output {
    guard tree.select != nil || isGrouped else { return .records }
    return .columns(
      columns.map { column in
        guard case .expression(let id) = column.content else {
          return OutputColumn(name: column.name, content: column.content)
        }
        return OutputColumn(name: column.name, content: .expression(emission.emit(rewriting(id))))
      })
  }
}
