import Columnar
import QueryPlan
import Values

/// Makes `x >= a and x <= b` one `x between a and b`, which means the same: one test of a column instead of two.
struct MergeRanges {
  /// A bound of a field by a constant that is not null.
  private struct Bound {
    let path: FieldPath
    let subject: ExpressionID
    let limit: ExpressionID
    let isLower: Bool
  }

  private let old: BoundExpressions
  private var new = BoundExpressions()
  private var images: [ExpressionID] = []
  private var hasMerged = false

  /// The plan after merging; nil where no two bounds belong together.
  static func rewrite(_ plan: LogicalPlan) -> LogicalPlan? {
    let isPossible = plan.expressions.nodes.contains { node in
      guard case .logical(.and, let operands) = node.operation else { return false }
      return operands.contains { bound($0, in: plan.expressions)?.isLower ?? false }
        && operands.contains { bound($0, in: plan.expressions)?.isLower == false }
    }
    guard isPossible else { return nil }
    var merging = MergeRanges(old: plan.expressions)
    for node in plan.expressions.nodes { merging.images.append(merging.image(of: node)) }
    return merging.hasMerged ? plan.rewritten(merging.new) { merging.images[$0.position] } : nil
  }

  private init(old: BoundExpressions) { self.old = old }

  private mutating func image(of node: BoundExpression) -> ExpressionID {
    guard case .logical(.and, let operands) = node.operation else {
      return new.append(BoundExpression(node.operation.mapChildren { images[$0.position] }, node.type))
    }
    let merged = merged(operands)
    return merged.count == 1 ? merged[0] : new.append(BoundExpression(.logical(.and, merged), .boolean))
  }

  /// The operands, each bound together with the first bound on the other side that is still alone.
  private mutating func merged(_ operands: [ExpressionID]) -> [ExpressionID] {
    var result: [ExpressionID] = []
    // Where in the result bounds stand that have no partner yet.
    var lowerPlaces: [FieldPath: [Int]] = [:]
    var upperPlaces: [FieldPath: [Int]] = [:]
    var bounds: [Int: Bound] = [:]
    for operand in operands {
      guard let bound = MergeRanges.bound(operand, in: old) else {
        result.append(images[operand.position])
        continue
      }
      let place = bound.isLower ? upperPlaces[bound.path]?.popLast() : lowerPlaces[bound.path]?.popLast()
      if let place, let partner = bounds[place] {
        result[place] = between(bound.isLower ? bound : partner, bound.isLower ? partner : bound)
        hasMerged = true
      } else {
        bounds[result.count] = bound
        if bound.isLower {
          lowerPlaces[bound.path, default: []].append(result.count)
        } else {
          upperPlaces[bound.path, default: []].append(result.count)
        }
        result.append(images[operand.position])
      }
    }
    return result
  }

  private mutating func between(_ lower: Bound, _ upper: Bound) -> ExpressionID {
    let operation = BoundOperation.between(
      images[lower.subject.position], low: images[lower.limit.position], high: images[upper.limit.position])
    return new.append(BoundExpression(operation, .boolean))
  }

  private static func bound(_ id: ExpressionID, in expressions: BoundExpressions) -> Bound? {
    guard case .comparison(let comparison, let left, let right) = expressions[id].operation else {
      return nil
    }
    switch comparison {
    case .greaterOrEqual:
      return bound(left, right, isLower: true, expressions) ?? bound(right, left, isLower: false, expressions)
    case .lessOrEqual:
      return bound(left, right, isLower: false, expressions) ?? bound(right, left, isLower: true, expressions)
    case .equal, .notEqual, .less, .greater: return nil
    }
  }

  private static func bound(
    _ subject: ExpressionID, _ limit: ExpressionID, isLower: Bool, _ expressions: BoundExpressions
  ) -> Bound? {
    guard case .field(let path) = expressions[subject].operation, let value = expressions.constant(limit),
      !value.isNull
    else { return nil }
    return Bound(path: path, subject: subject, limit: limit, isLower: isLower)
  }
}
