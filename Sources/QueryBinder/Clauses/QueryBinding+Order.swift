import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

extension QueryBinding {
  mutating func bindOrder() {
    guard let order = tree.order else { return }
    keys.reserveCapacity(order.keys.count)
    for key in order.keys {
      binder.wholeKey = key.expression
      let operand = binder.bind(key.expression, in: .order)
      guard !operand.isPoison else { continue }
      guard binder.hasSeenField else {
        reportKeyWithoutField(key)
        continue
      }
      guard let id = binder.value(of: operand) else { continue }
      if tree.select?.isDistinct == true, !isSelected(id, key) {
        reportUnselected(key)
        continue
      }
      keys.append(
        BoundOrderKey(
          id, isDescending: key.isDescending, nullsFirst: key.nullsFirst, isNatural: isNatural(key)))
    }
  }

  private func isNatural(_ key: OrderKey) -> Bool {
    guard !tree.expressions.calls.isEmpty,
      case .call(let name, _, _) = tree.expressions[key.expression].kind
    else { return false }
    return name.lowercasedText == "natural"
  }

  /// True where a key is equal to a column of the answer, or descending and that column is its negation.
  private mutating func isSelected(_ id: ExpressionID, _ key: OrderKey) -> Bool {
    // Of columns with errors it is not known what they are.
    if hasFaultyColumn { return true }
    let selected: Set<ExpressionID>
    if let selectedClasses {
      selected = selectedClasses
    } else {
      selected = Set(columns.compactMap(\.value).map { binder.classes.number(of: $0, in: binder.drafts) })
      selectedClasses = selected
    }
    if selected.contains(binder.classes.number(of: id, in: binder.drafts)) { return true }
    guard key.isDescending, let negated = binder.classes.number(ofNegated: id, in: binder.drafts) else {
      return false
    }
    return selected.contains(negated)
  }

  private mutating func reportUnselected(_ key: OrderKey) {
    var wanted = key.expression
    if case .call(_, let arguments, _) = tree.expressions[wanted].kind, isNatural(key),
      let argument = arguments.first
    {
      wanted = argument
    }
    let shown = binder.printed(wanted).map { "`\(Excerpt.of($0))`" }
    binder.findings.report(
      .badOrderKey, at: tree.expressions[key.expression].span,
      "the key is not selected, and rows made distinct have nothing else",
      hint: shown.map { "add \($0) to `select`" } ?? "add it to `select`")
  }

  private mutating func reportKeyWithoutField(_ key: OrderKey) {
    let node = tree.expressions[key.expression]
    var hint = "name the field to order by"
    var fix: Diagnostic.Fix?
    if case .literal(.integer(let number, _)) = node.kind, let column = column(number: number) {
      hint = "did you mean `\(Excerpt.of(column))`?"
      fix = Diagnostic.Fix(node.span, column)
    }
    binder.findings.report(.badOrderKey, at: node.span, "the key has no field in it", hint: hint, fix: fix)
  }

  /// What stands in a column of the answer, counted from 1.
  private func column(number: Int64) -> String? {
    guard let number = Int(exactly: number.magnitude), number > 0 else { return nil }
    guard let select = tree.select else {
      if isGrouped { return number <= columns.count ? QueryBinding.key(number, tree, binder) : nil }
      guard number <= table.schema.shownCount else { return nil }
      return binder.written([table.schema.fields[number - 1].name])
    }
    var position = number
    for item in select.items {
      switch item {
      case .everything:
        if position <= table.schema.shownCount {
          return binder.written([table.schema.fields[position - 1].name])
        }
        position -= table.schema.shownCount
      case .expression(let index, let name):
        if position == 1 { return name.map { binder.written([$0.text]) } ?? key(index) }
        position -= 1
      }
    }
    return nil
  }
}

extension QueryBinding {
  /// A selected expression as a key; nil where it is none, as a constant, which would be refused again.
  private func key(_ index: ExpressionIndex) -> String? {
    let isKey =
      QueryBinding.hasField(index, tree.expressions) || QueryBinding.hasAggregate(index, tree.expressions)
    return isKey ? binder.printed(index) : nil
  }

  /// A column of a grouped query without `select`, counted from 1.
  private static func key(_ number: Int, _ tree: QueryClauses, _ binder: ExpressionBinder) -> String? {
    let keys = tree.grouping?.keys ?? []
    return number <= keys.count ? binder.printed(keys[number - 1]) : "count()"
  }
}

extension ExpressionBinder {
  /// The operand as a value by itself, with no neighbour to say more: a record is its `name`, a null a text. Nil
  /// where it holds an error, which has been reported.
  mutating func value(of operand: Operand) -> ExpressionID? {
    // As most are.
    if case .expression(let id) = operand.kind { return id }
    let single = scalar(operand)
    switch single.kind {
    case .poison, .record, .list: return nil
    case .null: return draftConstant(.null, .text, for: single)
    case .text(let text), .untyped(let text): return draftConstant(.text(text), .text, for: single)
    case .expression(let id): return id
    }
  }
}
