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
    /// About how many bytes are free when the column has been made.
    let byteCount: Int

    init(position: Int, plan: ColumnPlan, field: GatheredField) {
      self.position = position
      self.plan = plan
      self.field = field
      byteCount = field.byteCount
      work = plan.rows * 2 + field.textCount * 100 + field.pileByteCount
    }
  }

  private struct State: Sendable {
    var waiting: [Task]
    var made: [(position: Int, column: ColumnEncoder.MadeColumn)] = []
    var failure: Failure?
    /// Bytes that have been freed and not been given back.
    var freedByteCount = 0
  }

  /// Why there is no column.
  enum Failure: Error {
    case textsTooLong(TextsTooLong)
    /// Records that repeat make too much of a column: one reader finds where.
    case needsOneGo
    case cancelled
  }

  private let state: Monitor<State>
  /// True where several threads are quicker.
  let isLarge: Bool

  /// So many bytes of freed memory are given back, so that the next columns do not need more than there is already. To
  /// give back fewer takes longer than to make the columns, most of which find their memory again: of loading 650 MB a
  /// quarter of it took a twenty-fifth of the time and left the most that was needed 2 % smaller.
  private static let returnLength = 1 << 27

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
        returnMemory(task.byteCount)
      } catch {
        state.withState { $0.failure = error }
      }
    }
  }

  private func returnMemory(_ byteCount: Int) {
    let isMuch = state.withState { state in
      state.freedByteCount += byteCount
      guard state.freedByteCount >= ColumnWork.returnLength else { return false }
      state.freedByteCount = 0
      return true
    }
    if isMuch { Platform.returnFreedMemory() }
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
