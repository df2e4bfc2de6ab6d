import QueryDiagnostics
import QuerySyntax

// Paths as a query writes them.
extension FieldIndex {
  /// The fewest names at the end of a field's path that mean this field.
  func shortestPath(to entry: Int) -> String {
    let names = names(entry)
    for count in 1...max(names.count, 1) {
      if let path = FieldIndex.path(of: names.suffix(count)),
        case .found(entry) = resolve(path, prefersRows: true)
      {
        return FieldIndex.written(names.suffix(count))
      }
    }
    return FieldIndex.written(names)
  }

  /// Names as a path of the language, with backquotes where they are needed.
  static func written(_ names: some Collection<String>) -> String {
    path(of: names).map(printed) ?? ""
  }

  /// Nil where there are no names.
  private static func path(of names: some Collection<String>) -> PathSyntax? {
    PathSyntax(names.map { NameSyntax($0, isQuoted: true, span: .point(0)) })
  }

  /// A path in canonical form.
  static func printed(_ path: PathSyntax) -> String {
    var tree = ExpressionTree()
    let root = tree.append(ExpressionSyntax(.path(path), span: .point(0), subtreeStart: 0))
    return SyntaxPrinter.print(root, in: tree)
  }
}
