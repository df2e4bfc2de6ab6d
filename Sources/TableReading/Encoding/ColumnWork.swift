import Columnar
import Values

/// The columns of scalars that are to be made, for several threads to take from.
final class ColumnWork: Sendable {
  struct Task: Sendable {
    let position: Int
    let plan: ColumnPlan
    let field: GatheredField
  }

  private struct State: Sendable {
    var waiting: [Task]
    var made: [(position: Int, column: ColumnEncoder.MadeColumn)] = []
    var failure: ColumnPlanner.Failure?
  }

  private let state: Monitor<State>
  /// True where several threads are quicker.
  let isLarge: Bool

  /// Values that one thread has made columns of before another would have begun.
  private static let fewestValues = 1 << 17

  init(_ columns: [(position: Int, plan: ColumnPlan, field: GatheredField)]) {
    // The longest last, where they are taken from: then no thread waits long for another.
    let tasks = columns.map { Task(position: $0.position, plan: $0.plan, field: $0.field) }
      .sorted { $0.plan.rows < $1.plan.rows }
    state = Monitor(State(waiting: tasks))
    isLarge = tasks.reduce(0) { $0 + $1.plan.rows } >= ColumnWork.fewestValues
  }

  /// Makes columns until there are no more.
  func run(_ limits: ReadingLimits, _ watch: ReadingWatch) {
    while let task = state.withState({ $0.failure == nil ? $0.waiting.popLast() : nil }) {
      do throws(ColumnPlanner.Failure) {
        if watch.isStopped { throw .cancelled }
        let column = try ScalarEncoder.column(task.plan, task.field, limits)
        state.withState { $0.made.append((task.position, column)) }
      } catch {
        state.withState { $0.failure = error }
      }
    }
  }

  func result(into columns: inout [ColumnEncoder.MadeColumn?]) throws(ColumnPlanner.Failure) {
    let (made, failure) = state.withState { state in
      defer { state.made = [] }
      return (state.made, state.failure)
    }
    if let failure { throw failure }
    for (position, column) in made { columns[position] = column }
  }
}
