import QueryPlan

/// The steps of a condition, in the order in which they are taken.
struct MaskSteps {
  private(set) var steps: [MaskProgram.Step] = []
  /// How many outcomes are alive at a time at most.
  private(set) var depth = 0

  init(_ node: MaskNode) {
    if let (steps, depth) = MaskSteps.ofFewTests(node) {
      (self.steps, self.depth) = (steps, depth)
      return
    }
    steps.reserveCapacity(node.partCount * 3)
    append(node, depth: 1, isAmongTop: false)
  }

  /// Of one test, or of two tests of columns, as most conditions are: an array of so many is made at once.
  private static func ofFewTests(_ node: MaskNode) -> (steps: [MaskProgram.Step], depth: Int)? {
    switch node.kind {
    case .columnTest(0): return (MaskSteps.ofColumnTest, 1)
    case .test(0): return (MaskSteps.ofTest, 1)
    case .columnTest, .test: return nil
    case .group(let connective, let nodes):
      guard nodes.count == 2, case .columnTest(let first) = nodes[0].kind,
        case .columnTest(let second) = nodes[1].kind
      else { return nil }
      let steps: [MaskProgram.Step] = [
        .columnTest(first, isAmongTop: false), .skip(connective, to: 4),
        .columnTest(second, isAmongTop: connective == .and), .combine(connective),
      ]
      return (steps, 2)
    }
  }

  // One array for all conditions that are a single test.
  private static let ofColumnTest: [MaskProgram.Step] = [.columnTest(0, isAmongTop: false)]
  private static let ofTest: [MaskProgram.Step] = [.test(0, isAmongTop: false)]

  private mutating func append(_ node: MaskNode, depth: Int, isAmongTop: Bool) {
    self.depth = max(self.depth, depth)
    switch node.kind {
    case .columnTest(let number): steps.append(.columnTest(number, isAmongTop: isAmongTop))
    case .test(let number): steps.append(.test(number, isAmongTop: isAmongTop))
    case .group(let connective, let nodes):
      let start = steps.count
      for (index, node) in nodes.enumerated() {
        guard index > 0 else {
          append(node, depth: depth, isAmongTop: isAmongTop)
          continue
        }
        // Where it goes on is known behind the last one.
        steps.append(.skip(connective, to: MaskSteps.unknown))
        append(node, depth: depth + 1, isAmongTop: connective == .and)
        steps.append(.combine(connective))
      }
      settleSkips(from: start)
    }
  }

  private static let unknown = -1

  /// Groups inside have settled theirs.
  private mutating func settleSkips(from start: Int) {
    for place in start..<steps.count {
      if case .skip(let connective, to: MaskSteps.unknown) = steps[place] {
        steps[place] = .skip(connective, to: steps.count)
      }
    }
  }
}
