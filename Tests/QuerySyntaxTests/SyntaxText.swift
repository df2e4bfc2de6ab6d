import QueryDiagnostics
import QuerySyntax
import Values

/// Tokens, trees and errors as the scripts record them.
enum SyntaxText {
  static func tokens(of source: SourceText) -> String {
    var lexer = Lexer(source)
    var lines: [String] = []
    while true {
      let token = lexer.next()
      if token.kind == .end { break }
      let keyword = token.keyword.map { " keyword \($0.rawValue)" } ?? ""
      lines.append(
        "\(token.span.start)-\(token.span.end) \(token.kind.rawValue) \(source[token.span])\(keyword)")
    }
    return (lines + lexer.diagnostics.map { error($0, source) }).joined(separator: "\n")
  }

  static func errors(of source: SourceText) -> String {
    let statements = Parser.parseScript(source)
    return statements.flatMap(\.diagnostics).map { error($0, source) }.joined(separator: "\n")
  }

  static func format(of source: SourceText) -> String {
    let statement = Parser.parseQuery(source)
    guard statement.diagnostics.isEmpty, case .query(let tree) = statement.kind else {
      return errors(of: source)
    }
    return SyntaxPrinter.print(tree)
  }

  private static func error(_ diagnostic: Diagnostic, _ source: SourceText) -> String {
    guard let span = diagnostic.span else {
      return "\(diagnostic.code.rawValue) nowhere: \(diagnostic.message)"
    }
    var text =
      "\(diagnostic.code.rawValue) \(span.start)-\(span.end) [\(source[span])]: \(diagnostic.message)"
    if let hint = diagnostic.hint { text += "\n  hint: \(hint)" }
    if let fix = diagnostic.fix { text += "\n  mended: \(applying(fix, to: source))" }
    return text
  }

  static func applying(_ fix: Diagnostic.Fix, to source: SourceText) -> String {
    source[SourceSpan(0, fix.span.start)] + fix.replacement
      + source[SourceSpan(fix.span.end, source.utf8.count)]
  }

  // MARK: - Trees

  static func trees(of source: SourceText) -> String {
    Parser.parseScript(source).map { statement in
      let opening = "\(statement.span.start)-\(statement.span.end) "
      let problems = statement.diagnostics.map { "\n" + error($0, source) }.joined()
      switch statement.kind {
      case .query(let tree): return opening + clauses(of: tree).joined(separator: "\n  ") + problems
      case .request(let text, let explain):
        return opening + "request \(text)\(explain == nil ? "" : " explained")" + problems
      case .dotCommand(let text): return opening + "dot-command \(text)" + problems
      case .unreadable: return opening + "unreadable" + problems
      }
    }.joined(separator: "\n")
  }

  private static func clauses(of tree: QueryTree) -> [String] {
    var lines = ["query"]
    func text(_ index: ExpressionIndex) -> String { expression(index, in: tree.expressions) }
    if let explain = tree.explain { lines.append(explain.isAnalyze ? "explain analyze" : "explain") }
    if let select = tree.select {
      let items = select.items.map { item in
        switch item {
        case .everything: "*"
        case .expression(let index, let name): text(index) + (name.map { " as \($0.text)" } ?? "")
        }
      }
      lines.append("select \(select.isDistinct ? "distinct " : "")" + items.joined(separator: " | "))
    }
    if let search = tree.search { lines.append("search \(search.terms)") }
    if let filter = tree.filter { lines.append("where " + text(filter.expression)) }
    if let grouping = tree.grouping {
      lines.append("group " + grouping.keys.map(text).joined(separator: " | "))
    }
    if let having = tree.having { lines.append("having " + text(having.expression)) }
    if let order = tree.order {
      let keys = order.keys.map {
        "\(text($0.expression))\($0.isDescending ? " descending" : "")\($0.nullsFirst ? " nulls-first" : "")"
      }
      lines.append("order " + keys.joined(separator: " | "))
    }
    if let limit = tree.limit { lines.append("limit \(limit.value)") }
    if let offset = tree.offset { lines.append("offset \(offset.value)") }
    return lines
  }

  /// Fully bracketed, operator first.
  private static func expression(_ index: ExpressionIndex, in tree: ExpressionTree) -> String {
    func list(_ name: String, _ parts: [ExpressionIndex]) -> String {
      "(\(name) " + parts.map { expression($0, in: tree) }.joined(separator: " ") + ")"
    }
    func not(_ isNegated: Bool) -> String { isNegated ? "not-" : "" }
    switch tree[index].kind {
    case .literal(.duration(let value, let spelling)): return "\(spelling)=\(value.microseconds)us"
    case .literal(.integer(let value, _)): return "\(value)"
    case .literal(.real(let value, _)): return "\(value)"
    case .literal(.text(let value)): return "'\(value)'"
    case .literal(.boolean(let value)): return "\(value)"
    case .literal(.null): return "null"
    case .parameter(let name): return "$\(name)"
    case .path(let path): return path.segments.map(\.text).joined(separator: ".")
    case .negation(let operand): return list("negate", [operand])
    case .not(let operand): return list("not", [operand])
    case .logical(let logical, let operands): return list(logical.rawValue, operands)
    case .arithmetic(let first, let rest):
      return "(" + expression(first, in: tree)
        + rest.map { " \($0.operation.rawValue) " + expression($0.operand, in: tree) }.joined() + ")"
    case .comparison(let comparison, let left, let right): return list(comparison.rawValue, [left, right])
    case .between(let subject, let low, let high, let isNegated):
      return list(not(isNegated) + "between", [subject, low, high])
    case .membership(let subject, let items, let isNegated):
      return list(not(isNegated) + "in", [subject] + items)
    case .parameterMembership(let subject, let name, _, let isNegated):
      return list(not(isNegated) + "in-$\(name)", [subject])
    case .nullTest(let subject, let isNegated): return list("is-\(not(isNegated))null", [subject])
    case .textTest(let test, let subject, let pattern, let isNegated):
      return list(not(isNegated) + test.rawValue, [subject, pattern])
    case .call(let name, let arguments, let form):
      return list("\(name.text)\(form == .plain ? "" : ":\(form)")", arguments)
    case .quantifier(let quantifier, let condition): return list("\(quantifier.rawValue)!", [condition])
    case .invalid: return "?"
    }
  }
}
