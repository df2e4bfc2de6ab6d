/// One line of what `explain` prints: a step of a plan, and what it does, written as the language writes it but with
/// whole paths.
///
/// The steps of a plan are in the order in which rows pass through them, each operator at most once; so the
/// statistics of a run, which are kept by operator, belong to the step of that operator.
package struct PlanStep: Hashable, Sendable {
  package let `operator`: PlanOperator
  /// One line of bounded length: what a person cannot read is cut and counted (`… 99,990 more`).
  package let detail: String

  package init(_ operator: PlanOperator, _ detail: String) {
    self.operator = `operator`
    self.detail = detail
  }
}
