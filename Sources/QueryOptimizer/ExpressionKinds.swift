import QueryPlan

/// Which kinds of expressions a plan has, seen in one look at them: most plans have nothing for most rewrites, each of
/// which would look at all of them. No rewrite makes a kind that there was none of, but folding, behind which a
/// connective may have other operands.
struct ExpressionKinds {
  private var hasNegation = false
  /// True where there is `>=` or `<=`.
  private var hasBound = false
  private var hasConnective = false
  /// True where a connective may become one with another, or say something twice.
  private var hasLooseConnective = false
  /// True where a constant may decide something.
  private var isFoldable: Bool

  init(_ plan: LogicalPlan) {
    let parts = plan.whole.parts
    isFoldable = FoldConstants.hasIdleFilter(plan)
    for position in parts.expressions.nodes.indices {
      switch parts.expressions.nodes[position].operation {
      case .constant, .field: continue
      case .not: hasNegation = true
      case .logical:
        hasConnective = true
        if FlattenConjunctions.mayChange(position, parts.expressions.nodes) { hasLooseConnective = true }
      case .comparison(.greaterOrEqual, _, _), .comparison(.lessOrEqual, _, _): hasBound = true
      case .fieldIsNull, .listLength, .quantified, .groupKey, .aggregate, .isNull, .comparison, .between,
        .membership, .constantMembership, .textMatch, .negation, .arithmetic, .conversion, .call,
        .conditional, .coalesce:
        break
      }
      if FoldConstants.isFoldable(position, in: parts.expressions) { isFoldable = true }
    }
  }

  /// False for a rewrite that certainly finds nothing to do.
  func admit(_ rewrite: Rewrite) -> Bool {
    switch rewrite {
    case .foldConstants: isFoldable
    case .pushNegation: hasNegation
    // What is turned round may have an `and` in the place of an `or`.
    case .flattenConjunctions: hasLooseConnective || hasConnective && (hasNegation || isFoldable)
    case .mergeRanges: hasConnective && (hasBound || hasNegation)
    case .limitIntoOrder, .predicatesToCodes: true
    }
  }
}
