import Synchronization
import Testing
import Values

@testable import QueryExecution

@Suite struct WorkerPoolTests {
  @Test(arguments: [1, 2, 3, 8], [0, 1, 2, 7, 1000])
  func everyIndexIsCalledOnce(threads: Int, count: Int) {
    let calls = Monitor([Int](repeating: 0, count: count))
    WorkerPool.forEach(count, threads: threads) { index in calls.withState { $0[index] += 1 } }
    #expect(calls.withState { $0 } == [Int](repeating: 1, count: count))
  }

  @Test func resultsComeInOrder() {
    #expect(WorkerPool.map(500, threads: 4) { $0 * $0 } == (0..<500).map { $0 * $0 })
  }

  @Test func severalThreadsWorkAtATime() {
    // Each call waits for the other, so neither can end before both have begun.
    let meeting = Monitor(0)
    WorkerPool.forEach(2, threads: 2) { _ in
      meeting.withState { $0 += 1 }
      meeting.wake()
      meeting.wait { $0 == 2 ? () : nil }
    }
    #expect(meeting.withState { $0 } == 2)
  }

  @Test func noMoreThreadsWorkThanAreAllowed() {
    let atWork = Monitor((now: 0, most: 0))
    WorkerPool.forEach(8, threads: 8) { _ in }
    WorkerPool.forEach(200, threads: 3) { _ in
      atWork.withState { state in
        state.now += 1
        state.most = max(state.most, state.now)
      }
      atWork.withState { $0.now -= 1 }
    }
    #expect(atWork.withState { $0.most } <= 3)
  }

  @Test func workInsideWorkEnds() {
    let totals = Totals()
    WorkerPool.forEach(20, threads: 4) { outer in
      WorkerPool.forEach(20, threads: 4) { inner in totals.add(outer * inner) }
    }
    #expect(totals.value == 190 * 190)
  }

  @Test func manyCallersShareThePool() async {
    let sums = await withTaskGroup(of: Int.self) { group in
      for caller in 0..<12 {
        group.addTask {
          (0..<20).reduce(0) { sum, _ in sum + WorkerPool.map(50, threads: 3) { $0 * caller }.reduce(0, +) }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(sums == (0..<12).reduce(0) { $0 + 20 * 1225 * $1 })
    #expect(WorkerPool.workerCount < 64)
  }
}

private final class Totals: Sendable {
  private let sum = Atomic(0)

  var value: Int { sum.load(ordering: .relaxed) }

  func add(_ number: Int) { sum.add(number, ordering: .relaxed) }
}
