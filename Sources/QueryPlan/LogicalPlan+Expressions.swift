extension LogicalPlan {
  /// By position: true for every expression that a root consists of.
  package var isUsed: [Bool] {
    var isUsed = [Bool](repeating: false, count: expressions.nodes.count)
    for root in roots {
      if let id = expression(at: root) { isUsed[id.position] = true }
    }
    // Children stand before their parents, so one pass from the end meets every parent first.
    for position in isUsed.indices.reversed() where isUsed[position] {
      expressions.nodes[position].operation.forEachOperand { isUsed[$0.position] = true }
    }
    return isUsed
  }

  /// All expressions that the roots consist of, children before parents.
  package var usedExpressions: [ExpressionID] {
    let isUsed = isUsed
    return isUsed.indices.filter { isUsed[$0] }.map { ExpressionID($0) }
  }

  /// Puts another expression at every root.
  package mutating func mapRoots(_ image: (ExpressionID) -> ExpressionID) {
    filter = filter.map(image)
    if let grouping {
      self.grouping = BoundGrouping(
        keys: grouping.keys.map(image),
        aggregates: grouping.aggregates.map { BoundAggregate($0.function, $0.argument.map(image)) },
        having: grouping.having.map(image))
    }
    order = order.map { key in
      BoundOrderKey(
        image(key.expression), isDescending: key.isDescending, nullsFirst: key.nullsFirst,
        isNatural: key.isNatural)
    }
    guard case .columns(let columns) = output else { return }
    output = .columns(
      columns.map { column in
        guard case .expression(let id) = column.content else { return column }
        return OutputColumn(name: column.name, content: .expression(image(id)))
      })
  }
}
