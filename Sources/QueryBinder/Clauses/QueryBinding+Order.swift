import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

extension QueryBinding {
  mutating func bindOrder() {
    for key in tree.order?.keys ?? [] {
      let operand = binder.bind(key.expression, in: .order)
      guard !operand.isPoison else { continue }
      guard binder.hasSeenField else {
        reportKeyWithoutField(key)
        continue
      }
      if binder.isCounting {
        reportUngrouped()
        continue
      }
      guard let id = binder.value(of: operand) else { continue }
      keys.append(BoundOrderKey(id, isDescending: key.isDescending, nullsFirst: key.nullsFirst))
    }
  }

  /// Where the answer is one row, a key may use nothing of the rows that were counted.
  private mutating func reportUngrouped() {
    guard let field = binder.firstField else { return }
    binder.findings.report(
      .notGrouped, at: tree.expressions[field].span,
      "`\(Excerpt.of(binder.printed(field) ?? "…"))` is neither in `group by` nor inside an aggregate",
      hint: "`select count()` gives one row: leave `order by` out")
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
      guard number <= table.schema.fields.count else { return nil }
      return binder.written([table.schema.fields[number - 1].name])
    }
    var position = number
    for item in select.items {
      switch item {
      case .everything:
        if position <= table.schema.fields.count {
          return binder.written([table.schema.fields[position - 1].name])
        }
        position -= table.schema.fields.count
      case .expression(let index, let name):
        if position == 1 { return name.map { binder.written([$0.text]) } ?? binder.printed(index) }
        position -= 1
      }
    }
    return nil
  }
}

extension ExpressionBinder {
  /// The operand as a value by itself, with no neighbour to say more: a record is its `name`, a null a text. Nil
  /// where it holds an error, which has been reported.
  mutating func value(of operand: Operand) -> ExpressionID? {
    let single = scalar(operand)
    switch single.kind {
    case .poison, .record, .list: return nil
    case .null: return draftConstant(.null, .text, for: single)
    case .text(let text), .untyped(let text): return draftConstant(.text(text), .text, for: single)
    case .expression(let id): return id
    }
  }
}
