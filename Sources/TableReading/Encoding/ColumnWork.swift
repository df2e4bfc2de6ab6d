import Columnar
import Values

/// The columns of scalars that are to be made, for several threads to take from.
final class ColumnWork: Sendable {
  struct Task: Sendable {
    let position: Int
    let plan: ColumnPlan
    /// Nobody else has its values, so that they can be given up while the column is made.
    var field: GatheredField
    /// About how long the column takes, in nanoseconds: a row of codes two, a different text to be sorted a hundred, a
    /// byte of text one.
    let work: Int

    init(position: Int, plan: ColumnPlan, field: GatheredField) {
      self.position = position
      self.plan = plan
      self.field = field
      work = plan.rows * 2 + field.textCount * 100 + field.pileByteCount
    }
  }

  private struct State: Sendable {
    var waiting: [Task]
    var made: [(position: Int, column: ColumnEncoder.MadeColumn)] = []
    var failure: Failure?
  }

  /// Why there is no column.
  enum Failure: Error {
    case textsTooLong(TextsTooLong)
    case cancelled
  }

  private let state: Monitor<State>
  /// True where several threads are quicker.
  let isLarge: Bool

  /// What is read of so many rows takes enough memory to be given back column by column.
  private static let fewestRowsToReturn = 1 << 18

  /// Values that one thread has made columns of before another would have begun.
  private static let fewestValues = 1 << 17

  /// Takes the tasks away.
  init(_ tasks: inout [Task]) {
    isLarge = tasks.reduce(0) { $0 + $1.plan.rows } >= ColumnWork.fewestValues
    // The most work last, where it is taken from: then no thread waits long for another.
    if isLarge { tasks.sort { $0.work < $1.work } }
    state = Monitor(State(waiting: tasks))
    tasks = []
  }

  /// Makes columns until there are no more.
  func run(_ limits: ReadingLimits, _ watch: ReadingWatch) {
    while var task = state.withState({ $0.failure == nil ? $0.waiting.popLast() : nil }) {
      do throws(Failure) {
        if watch.isStopped { throw .cancelled }
        let column = try ColumnWork.column(&task, limits)
        state.withState { $0.made.append((task.position, column)) }
        task.field.removeValues()
        // So that the next columns do not need more memory than there is already.
        if task.plan.rows >= ColumnWork.fewestRowsToReturn { Platform.returnFreedMemory() }
      } catch {
        state.withState { $0.failure = error }
      }
    }
  }

  private static func column(
    _ task: inout Task, _ limits: ReadingLimits
  ) throws(Failure) -> ColumnEncoder.MadeColumn {
    do {
      return try ScalarEncoder.column(task.plan, &task.field, limits)
    } catch {
      throw .textsTooLong(error)
    }
  }

  func result(into columns: inout [ColumnEncoder.MadeColumn?]) throws(Failure) {
    let (made, failure) = state.withState { state in
      defer { state.made = [] }
      return (state.made, state.failure)
    }
    if let failure { throw failure }
    for (position, column) in made { columns[position] = column }
  }
}
