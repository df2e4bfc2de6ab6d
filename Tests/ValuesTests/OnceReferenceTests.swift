import Synchronization
import Testing
import Values

@Suite struct OnceReferenceTests {
  private final class Counted: Sendable {
    let number: Int
    private let left: Left

    init(_ number: Int, _ left: Left) {
      self.number = number
      self.left = left
      left.count.wrappingAdd(1, ordering: .relaxed)
    }

    deinit { left.count.wrappingSubtract(1, ordering: .relaxed) }
  }

  /// How many objects there are.
  private final class Left: Sendable {
    let count = Atomic(0)
    var number: Int { count.load(ordering: .relaxed) }
  }

  private final class Holder: Sendable {
    let reference = OnceReference<Counted>()
  }

  @Test func theFirstObjectIsKept() {
    let left = Left()
    do {
      let holder = Holder()
      #expect(holder.reference.object == nil)
      #expect(holder.reference.setIfNil(Counted(1, left)).number == 1)
      #expect(holder.reference.setIfNil(Counted(2, left)).number == 1)
      #expect(holder.reference.object?.number == 1)
      #expect(left.number == 1, "the second is gone")
    }
    #expect(left.number == 0, "the first is gone with the reference")
  }

  @Test func allThreadsGetTheSameObject() async {
    let left = Left()
    for _ in 0..<200 {
      let holder = Holder()
      let numbers = await withTaskGroup(of: [Int].self) { group in
        for number in 0..<4 {
          group.addTask {
            let known = holder.reference.object?.number
            let kept = holder.reference.setIfNil(Counted(number, left)).number
            return [known ?? kept, kept, holder.reference.object?.number ?? -1]
          }
        }
        return await group.reduce(into: []) { $0 += $1 }
      }
      #expect(Set(numbers).count == 1, "\(numbers)")
      #expect(left.number == 1)
    }
    #expect(left.number == 0)
  }
}
