import Columnar

/// Which fields a plan looks at to find its answer, and to compute what it shows.
enum FieldsRead {
  /// In the order in which the plan comes to them, each once. Fields that are only shown as they are are not read.
  static func paths(of plan: LogicalPlan) -> [FieldPath] {
    var seen: Set<FieldPath> = []
    var paths: [FieldPath] = []
    for id in plan.usedExpressions {
      switch plan.expressions[id].operation {
      case .field(let path), .fieldIsNull(let path), .listLength(let path):
        if seen.insert(path).inserted { paths.append(path) }
      case .constant, .quantified, .groupKey, .aggregate, .isNull, .not, .logical, .comparison, .between,
        .membership, .constantMembership, .textMatch, .negation, .arithmetic, .conversion, .call,
        .conditional, .coalesce:
        break
      }
    }
    return paths
  }
}
