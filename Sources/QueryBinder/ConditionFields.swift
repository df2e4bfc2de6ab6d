import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax

/// Finds the fields that a condition names, each once, in the order of the text. The condition is that of a query
/// without errors: each of its paths means a field.
struct ConditionFields {
  private let tree: ExpressionTree
  private let table: ColumnTable
  private let index: FieldIndex
  /// The entries of those found.
  private var entries: Set<Int> = []
  private var found: [BoundCondition.NamedField] = []

  private init(_ tree: ExpressionTree, _ table: ColumnTable) {
    self.tree = tree
    self.table = table
    index = FieldIndex.of(table)
  }

  static func all(
    below root: ExpressionIndex, in tree: ExpressionTree, of table: ColumnTable
  ) -> [BoundCondition.NamedField] {
    var fields = ConditionFields(tree, table)
    let quantified = ExpressionBinder.quantifiedNodes(tree)
    for position in tree[root].subtreeStart...root.position {
      guard case .path(let path) = tree.nodes[position].kind else { continue }
      let isQuantified = !quantified.isEmpty && quantified[position]
      if let entry = fields.entry(meantBy: path, isQuantified: isQuantified) { fields.note(entry, path) }
    }
    return fields.found
  }

  private func entry(meantBy path: PathSyntax, isQuantified: Bool) -> Int? {
    if let entry = index.soleMeaning(of: path, prefersRows: !isQuantified) { return entry }
    guard case .found(let entry) = index.resolve(path, prefersRows: !isQuantified) else { return nil }
    return entry
  }

  /// Takes a field in; one inside a list as the outermost list around it.
  private mutating func note(_ entry: Int, _ written: PathSyntax) {
    let outermost = index.outermostList(around: entry)
    guard entries.insert(outermost).inserted else { return }
    let path = index.path(outermost)
    let below = index.entries[entry].depth - index.entries[outermost].depth
    let shown = below > 0 ? list(at: path, in: written, namesBelow: below) : written
    found.append(BoundCondition.NamedField(written: shown, path: path))
  }

  /// The part of a path that leads to a list, as it was written where that can be told.
  private func list(at list: FieldPath, in written: PathSyntax, namesBelow below: Int) -> PathSyntax {
    let segments = written.segments
    let isPlain = segments.count > below && segments.allSatisfy { !$0.text.contains("__") }
    let leading =
      isPlain
      ? Array(segments.dropLast(below))
      : table.schema.names(along: list).map { NameSyntax($0, isQuoted: true, span: .point(0)) }
    return PathSyntax(leading) ?? written
  }
}
