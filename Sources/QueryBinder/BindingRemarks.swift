import Columnar
import QueryDiagnostics
import QuerySyntax

/// What binding has to say, with what it is about. A class, because most queries have none.
final class BindingRemarks: Sendable {
  private let findings: Findings
  private let tree: ExpressionTree
  private let table: ColumnTable

  init(_ findings: Findings, in tree: ExpressionTree, of table: ColumnTable) {
    self.findings = findings
    self.tree = tree
    self.table = table
  }

  /// Errors and warnings in the order of their places.
  var inOrder: [Diagnostic] { findings.inOrder(tree, table) }
}
