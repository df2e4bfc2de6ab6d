import Columnar
import QueryPlan
import Values

/// Makes expressions over rows expressions over groups: what is equal to a key, whole or as a part, becomes a read
/// of the key. A field that is left outside the aggregates is not grouped.
struct GroupRewriting {
  /// The numbers of the keys by their classes.
  private var keys: [ExpressionID: Int] = [:]
  /// The numbers of the keys that are fields, by the field; a record that stands for its name by the record.
  private var fields: [FieldPath: Int] = [:]
  /// By the position of the draft.
  private var replaced: [ExpressionID?] = []
  /// The drafts that read fields of rows where only groups are.
  private(set) var ungrouped: [ExpressionID] = []

  /// Adds a key; equal ones keep the number of the first.
  mutating func add(key id: ExpressionID, number: Int, record: FieldPath?, in binder: inout ExpressionBinder)
  {
    let key = binder.classes.number(of: id, in: binder.drafts)
    let first = keys[key] ?? number
    keys[key] = first
    if case .field(let path) = binder.drafts[id].operation { fields[path] = first }
    if let record { fields[record] = first }
  }

  /// Rewrites some expressions with all that they use. One pass over the drafts, as operands stand before their
  /// parents.
  mutating func rewrite(_ roots: [ExpressionID], in binder: inout ExpressionBinder) {
    let count = (roots.max()?.position ?? -1) + 1
    var isNeeded = [Bool](repeating: false, count: count)
    for root in roots { isNeeded[root.position] = true }
    replaced = Array(repeating: nil, count: count)
    for position in (0..<count).reversed() where isNeeded[position] {
      let id = ExpressionID(position)
      replaced[position] = key(id, in: &binder)
      guard replaced[position] == nil else { continue }
      for child in binder.drafts[id].operation.children { isNeeded[child.position] = true }
    }
    for position in 0..<count where isNeeded[position] && replaced[position] == nil {
      replaced[position] = rewritten(ExpressionID(position), in: &binder)
    }
  }

  /// What an expression that was rewritten has become; all others are as they were.
  func callAsFunction(_ id: ExpressionID) -> ExpressionID {
    guard replaced.indices.contains(id.position) else { return id }
    return replaced[id.position] ?? id
  }

  /// A read of the key that the expression is.
  private func key(_ id: ExpressionID, in binder: inout ExpressionBinder) -> ExpressionID? {
    if keys.isEmpty && fields.isEmpty { return nil }
    let node = binder.drafts[id]
    if let number = keys[binder.classes.number(of: id, in: binder.drafts)] {
      return binder.drafts.append(.groupKey(number), node.type, at: node.span)
    }
    guard case .fieldIsNull(let path) = node.operation, let number = fields[path],
      let type = type(of: number, binder)
    else { return nil }
    let value = binder.drafts.append(.groupKey(number), type, at: node.span)
    return binder.drafts.append(.isNull(value), .boolean, at: node.span)
  }

  private func type(of number: Int, _ binder: ExpressionBinder) -> ScalarType? {
    binder.groupKeys.indices.contains(number) ? binder.drafts[binder.groupKeys[number]].type : nil
  }

  private mutating func rewritten(_ id: ExpressionID, in binder: inout ExpressionBinder) -> ExpressionID {
    let node = binder.drafts[id]
    switch node.operation {
    case .field, .fieldIsNull, .listLength:
      ungrouped.append(id)
      return id
    case .constant, .aggregate, .groupKey: return id
    default: break
    }
    let children = node.operation.children
    guard children.contains(where: { self($0) != $0 }) else { return id }
    return binder.drafts.append(node.operation.mapChildren { self($0) }, node.type, at: node.span)
  }
}
