package import Columnar

/// Tells a plan as the steps in which it is run.
package struct PlanSteps {
  private let physical: PhysicalPlan
  private let plan: LogicalPlan
  private let table: ColumnTable
  private let names: NameForms

  /// The steps of a plan over a table, always beginning with `scan` and ending with `select`. Steps that the plan
  /// does without are left out.
  package static func steps(
    of plan: PhysicalPlan, table: ColumnTable, names: NameForms
  ) -> [PlanStep] {
    PlanSteps(physical: plan, plan: plan.optimized, table: table, names: names).steps
  }

  private var steps: [PlanStep] {
    var steps = [PlanStep(.scan, scanned)]
    if let filter = plan.filter { steps.append(PlanStep(.filter, filtered(filter))) }
    if let grouping = plan.grouping {
      steps.append(PlanStep(.group, grouped(grouping)))
      if let having = grouping.having { steps.append(PlanStep(.having, text(having))) }
    }
    if plan.isDistinct { steps.append(PlanStep(.distinct, "first of equal rows")) }
    if !plan.order.isEmpty { steps.append(PlanStep(isTop ? .top : .order, ordered)) }
    if plan.limit != nil || plan.offset > 0 { steps.append(PlanStep(.cut, cut)) }
    steps.append(PlanStep(.select, selected))
    return steps
  }

  private func text(_ id: ExpressionID) -> String {
    ExpressionWriter.text(of: id, in: plan, schema: table.schema, names: names)
  }

  private func text(_ path: FieldPath) -> String {
    ExpressionWriter.text(of: path, schema: table.schema, names: names)
  }

  // MARK: - Details

  private var scanned: String {
    let rows = CutText.count(table.rowCount, "row", "rows")
    let blocks = CutText.count(table.blockCount, "block", "blocks")
    let read = FieldsRead.paths(of: plan)
    let list = CutText.list(read.count, most: 12) { text(read[$0]) }
    return "\(rows) in \(blocks)" + (read.isEmpty ? "" : "; reads \(list)")
  }

  private func filtered(_ filter: ExpressionID) -> String {
    let tests = codeTests(in: filter)
    guard !tests.isEmpty else { return text(filter) }
    let list = tests == [filter] ? "" : ": " + CutText.list(tests.count, most: 6) { text(tests[$0]) }
    return "\(text(filter)); on codes\(list)"
  }

  /// The predicates in an expression that are asked of codes.
  private func codeTests(in root: ExpressionID) -> [ExpressionID] {
    guard !physical.testsCodes.isEmpty else { return [] }
    return plan.expressions.reachable(from: root).filter { physical.testsCodes[$0] }
  }

  private func grouped(_ grouping: BoundGrouping) -> String {
    let keys = CutText.list(grouping.keys.count, most: 12) { text(grouping.keys[$0]) }
    let aggregates = CutText.list(grouping.aggregates.count, most: 12) { index in
      ExpressionWriter.text(of: grouping.aggregates[index], in: plan, schema: table.schema, names: names)
    }
    return (grouping.keys.isEmpty ? "all rows" : "by \(keys)")
      + (grouping.aggregates.isEmpty ? "" : "; \(aggregates)")
  }

  private var isTop: Bool { physical.keepsTopRows }

  private var ordered: String {
    let keys = CutText.list(plan.order.count, most: 12) { index in
      ExpressionWriter.text(of: plan.order[index], in: plan, schema: table.schema, names: names)
    }
    guard isTop, let limit = plan.limit else { return keys }
    let (kept, overflow) = limit.addingReportingOverflow(plan.offset)
    return overflow ? keys : "\(keys); keeps \(CutText.count(kept, "row", "rows"))"
  }

  private var cut: String {
    var parts: [String] = []
    if let limit = plan.limit { parts.append("limit \(limit)") }
    if plan.offset > 0 { parts.append("offset \(plan.offset)") }
    return parts.joined(separator: " ")
  }

  private var selected: String {
    guard case .columns(let columns) = plan.output else { return "whole records" }
    return CutText.list(columns.count, most: 24) { index in
      let shown =
        switch columns[index].content {
        case .field(let path), .listValues(let path): text(path)
        case .expression(let id): text(id)
        }
      let name = columns[index].name
      let isItsOwnName = [name, names.leading(name)].contains { $0.utf8.elementsEqual(shown.utf8) }
      return isItsOwnName ? shown : "\(shown) as \(CutText.name(names.afterAs(name)))"
    }
  }
}
