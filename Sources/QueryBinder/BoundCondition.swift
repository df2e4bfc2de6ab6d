package import Columnar
package import QueryDiagnostics
package import QueryPlan
import QuerySyntax

/// What a query asks with `where`, without its `search`: what notes about the answer are computed from.
///
/// The expressions are those of `BoundQuery.plan.expressions`, below the plan's filter: each is boolean, over rows,
/// and may be made the filter of a plan of its own, beside `search`.
package struct BoundCondition: Sendable {
  /// One operand of the outermost `and`.
  package struct Term: Hashable, Sendable {
    package let expression: ExpressionID
    fileprivate let syntax: ExpressionIndex
  }

  /// A field that `where` names.
  package struct NamedField: Hashable, Sendable {
    /// As it was first written.
    let written: PathSyntax
    /// A field reached through no list; what is inside a list counts as the outermost list around it.
    package let path: FieldPath

    /// As it was first written, in canonical form.
    package var text: String { FieldIndex.printed(written) }
  }

  /// A part of the condition: a term, and inside of it what `and`, `or` and `not` join.
  package struct Part: Hashable, Sendable {
    package let expression: ExpressionID
    /// 0 for the terms, more for what is inside of them.
    package let depth: Int
    /// Where it stands in the query, without brackets around it.
    package let span: SourceSpan
    fileprivate let syntax: ExpressionIndex
  }

  /// The whole condition.
  package let root: ExpressionID
  /// What `search` asks for; nil where it is not there or empty.
  package let search: ExpressionID?
  private let expressions: BoundExpressions
  private let tree: ExpressionTree
  let syntaxRoot: ExpressionIndex
  private let table: ColumnTable

  init(
    _ asked: AskedCondition, expressions: BoundExpressions, tree: ExpressionTree, table: ColumnTable
  ) {
    root = asked.root
    search = asked.search
    syntaxRoot = asked.syntax
    self.expressions = expressions
    self.tree = tree
    self.table = table
  }

  /// The terms where the condition is an `and`, in the order of the text; else empty. Found when they are asked for:
  /// most answers get no notes.
  package var terms: [Term] {
    guard case .logical(.and, let syntax) = tree[syntaxRoot].kind,
      case .logical(.and, let operands) = expressions[root].operation
    else { return [] }
    return zip(operands, syntax).map { Term(expression: $0, syntax: $1) }
  }

  /// Each once, in the order of the text. Found when they are asked for.
  package var fields: [NamedField] { ConditionFields.all(below: syntaxRoot, in: tree, of: table) }

  func syntax(_ index: ExpressionIndex) -> ExpressionSyntax.Kind { tree[index].kind }

  func part(_ expression: ExpressionID, _ index: ExpressionIndex, depth: Int) -> Part {
    Part(expression: expression, depth: depth, span: tree[index].span, syntax: index)
  }

  /// A part in canonical form.
  package func text(of part: Part) -> String { SyntaxPrinter.print(part.syntax, in: tree) }

  /// The paths that a part names, each once, in canonical form.
  package func paths(in part: Part) -> [String] {
    var paths: [String] = []
    for node in tree.nodes[tree[part.syntax].subtreeStart...part.syntax.position] {
      guard case .path(let path) = node.kind else { continue }
      let text = FieldIndex.printed(path)
      if !paths.contains(where: { $0.utf8.elementsEqual(text.utf8) }) { paths.append(text) }
    }
    return paths
  }

  /// A term in canonical form. Written when asked for only: there may be 100,000 terms.
  package func text(of term: Term) -> String { SyntaxPrinter.print(term.syntax, in: tree) }
}
