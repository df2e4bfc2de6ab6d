import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

extension QueryBinding {
  /// The name of the answer where `count()` is all that is selected.
  func countItem() -> String? {
    guard let items = tree.select?.items, items.count == 1, case .expression(let index, let name) = items[0],
      case .call(let function, let arguments, let form) = tree.expressions[index].kind,
      function.text.lowercased() == "count", arguments.isEmpty, form != .distinct
    else { return nil }
    return name?.text ?? SyntaxPrinter.print(index, in: tree.expressions)
  }

  /// Makes the name of the count known to the keys.
  mutating func nameCount() {
    guard case .expression(let index, let name?)? = tree.select?.items.first else { return }
    let operand = binder.constant(.integer(0), .integer, index, tree.expressions[index].span)
    let folded = FoldedName.bytes(name.text)
    binder.aliasNames.insert(folded)
    binder.aliases[folded] = operand
  }

  mutating func bindSelect() {
    guard let select = tree.select else { return }
    collectNames(select)
    var aliases: [[UInt8]: Operand] = [:]
    for item in select.items {
      switch item {
      case .everything:
        for (step, field) in table.schema.fields.enumerated() {
          columns.append(DraftColumn(name: field.name, content: .field(FieldPath([step]))))
        }
      case .expression(let index, let name):
        let operand = binder.bind(index, in: .select)
        if let name { aliases[FoldedName.bytes(name.text)] = operand }
        let content = content(of: operand, index)
        columns.append(DraftColumn(name: name?.text ?? written(index), content: content))
      }
    }
    binder.aliases = aliases
    distinguishNames()
  }

  /// Notes the names given by `as` and reports those given twice.
  private mutating func collectNames(_ select: SelectClause) {
    for case .expression(_, let name?) in select.items
    where !binder.aliasNames.insert(FoldedName.bytes(name.text)).inserted {
      binder.findings.report(
        .syntax, at: name.span, "two columns are named `\(Excerpt.of(name.text))`",
        hint: "names given by `as` must differ")
    }
  }

  /// A field as it is where the item is a path; else the value of the expression. An error has been reported
  /// where it is of no use, and then the query has no plan.
  private mutating func content(of operand: Operand, _ index: ExpressionIndex) -> OutputColumn.Content {
    let nothing = OutputColumn.Content.field(FieldPath([]))
    switch operand.kind {
    case .record(let record): return .field(record.path)
    case .list(let path):
      guard binder.outermostList(on: path) == path else {
        binder.findings.report(
          .notSupported, at: operand.span, "the values of a list's field are not answered yet",
          hint:
            "select the list: `\(binder.written(table.schema.names(along: binder.outermostList(on: path))))`")
        return nothing
      }
      return .field(path)
    case .expression(let id):
      if case .field(let path) = binder.drafts[id].operation { return .field(path) }
      return .expression(id)
    case .text, .untyped, .null: return binder.value(of: operand).map { .expression($0) } ?? nothing
    case .poison: return nothing
    }
  }

  private func written(_ index: ExpressionIndex) -> String {
    if case .path(let path) = tree.expressions[index].kind {
      return path.segments.map(\.text).joined(separator: ".")
    }
    return SyntaxPrinter.print(index, in: tree.expressions)
  }

  /// Of columns with one name the later ones become `name_2` and so on, past names in use.
  private mutating func distinguishNames() {
    let own = Set(columns.map { Array($0.name.utf8) })
    var used: Set<[UInt8]> = []
    var next: [[UInt8]: Int] = [:]
    for position in columns.indices {
      let name = columns[position].name
      let key = Array(name.utf8)
      guard !used.insert(key).inserted else { continue }
      var number = next[key] ?? 2
      var candidate = Array("\(name)_\(number)".utf8)
      while own.contains(candidate) || !used.insert(candidate).inserted {
        number += 1
        candidate = Array("\(name)_\(number)".utf8)
      }
      next[key] = number + 1
      columns[position].name = "\(name)_\(number)"
    }
  }
}
