import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

extension QueryBinding {
  mutating func bindSelect() {
    guard let select = tree.select else { return }
    collectNames(select)
    var aliases: [[UInt8]: NamedColumn] = [:]
    for item in select.items {
      switch item {
      case .everything(let span): selectEverything(span)
      case .expression(let index, let name):
        let operand = binder.bind(index, in: .select)
        if let name { aliases[FoldedName.bytes(name.text)] = named(operand, index) }
        columns.appendFew(column(named: name?.text ?? written(index), operand))
        if name == nil { forgetDraftOfField() }
      }
    }
    if !aliases.isEmpty { binder.changeSeldom { $0.aliases = aliases } }
    distinguishNames()
  }

  /// Takes the draft of the last column back where that is a field and nothing else names it: fields are shown as they
  /// are, and without it the drafts of most queries are in the order of the plan.
  private mutating func forgetDraftOfField() {
    let last = columns.count - 1
    guard last >= 0, tree.select?.isDistinct == false, case .field = columns[last].content,
      let value = columns[last].value, value.position == binder.drafts.count - 1
    else { return }
    binder.drafts.removeLast()
    columns[last].value = nil
  }

  private func named(_ operand: Operand, _ index: ExpressionIndex) -> NamedColumn {
    let nodes = tree.expressions.nodes[tree.expressions[index].subtreeStart...index.position]
    let hasQuantifier = nodes.contains { node in
      if case .quantifier = node.kind { return true }
      return false
    }
    return NamedColumn(
      operand: operand, hasAggregate: nodes.contains(where: FunctionCatalog.isAggregate),
      hasQuantifier: hasQuantifier)
  }

  // MARK: Every field

  private mutating func selectEverything(_ span: SourceSpan) {
    if isGrouped {
      binder.findings.report(
        .notGrouped, at: span, "`*` is every field of a row, but the answer has a row for each group",
        hint: "name the keys of `group by` and aggregates")
      return
    }
    if tree.select?.isDistinct == true {
      selectDistinctFields(span)
      return
    }
    for (step, field) in table.schema.shownFields.enumerated() {
      columns.append(DraftColumn(name: field.name, content: .field(FieldPath([step])), value: nil))
    }
  }

  /// Every field as a single value, for `select distinct *`.
  private mutating func selectDistinctFields(_ span: SourceSpan) {
    var others: [String] = []
    for (step, field) in table.schema.shownFields.enumerated() {
      var path = FieldPath([step])
      var type = field.type.scalarType
      if case .record(let children) = field.type,
        let name = RecordReference(path: path, fields: children).name
      {
        (path, type) = (name.path, name.type)
      }
      guard let type else {
        others.append(binder.written([field.name]))
        continue
      }
      let value = binder.drafts.append(.field(path), type, at: span)
      columns.append(DraftColumn(name: field.name, content: .field(path), value: value))
    }
    guard !others.isEmpty else { return }
    let isOne = others.count == 1
    binder.findings.report(
      .typeMismatch, at: span,
      "`distinct` takes single values, but \(binder.list(others)) \(isOne ? "is none" : "are none")",
      hint: "name the fields to select")
  }

  // MARK: Names

  /// Notes the names given by `as` and reports those given twice.
  private mutating func collectNames(_ select: SelectClause) {
    for case .expression(_, let name?) in select.items
    where !binder.changeSeldom({ $0.aliasNames.insert(FoldedName.bytes(name.text)).inserted }) {
      binder.findings.report(
        .syntax, at: name.span, "two columns are named `\(Excerpt.of(name.text))`",
        hint: "names given by `as` must differ")
    }
  }

  /// A field as it is where the item is a path, or the values of a list's field; else the value of the expression,
  /// as everywhere in groups and for `distinct`. An error has been reported where it is of no use, and then the
  /// query has no plan.
  private mutating func column(named name: String, _ operand: Operand) -> DraftColumn {
    let isSingle = isGrouped || tree.select?.isDistinct == true
    switch operand.kind {
    case .record(let record) where !isSingle:
      return DraftColumn(name: name, content: .field(record.path), value: nil)
    case .list(let path) where !isSingle:
      let isList = binder.outermostList(on: path) == path
      return DraftColumn(name: name, content: isList ? .field(path) : .listValues(path), value: nil)
    case .record, .list, .text, .untyped, .null, .expression, .poison:
      guard let id = binder.value(of: operand) else {
        hasFaultyColumn = true
        return DraftColumn(name: name, content: .field(FieldPath([])), value: nil)
      }
      guard !isGrouped, let path = binder.drafts.field(id) else {
        return DraftColumn(name: name, content: .expression(id), value: id)
      }
      return DraftColumn(name: name, content: .field(path), value: id)
    }
  }

  /// The name of a column without `as`.
  func written(_ index: ExpressionIndex) -> String {
    if case .path(let path) = tree.expressions.nodes[index.position].kind {
      if path.isSingle { return path.first.text }
      return path.segments.map(\.text).joined(separator: ".")
    }
    // The commonest call, which is printed as it stands.
    if case .call(let name, let arguments, .plain) = tree.expressions.nodes[index.position].kind,
      arguments.isEmpty, name.text == "count"
    {
      return "count()"
    }
    return SyntaxPrinter.print(index, in: tree.expressions)
  }

  /// Of so few columns each name is compared with each before any is hashed.
  private static let mostCompared = 8

  /// False where all names differ, as far as that is seen at once.
  private var mayRepeatNames: Bool {
    guard columns.count <= QueryBinding.mostCompared else { return true }
    return columns.indices.contains { position in
      columns[..<position].contains { $0.name.utf8.elementsEqual(columns[position].name.utf8) }
    }
  }

  /// Of columns with one name the later ones become `name_2` and so on, past names in use.
  mutating func distinguishNames() {
    guard columns.count > 1, mayRepeatNames else { return }
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
