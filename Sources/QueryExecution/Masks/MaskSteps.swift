import QueryPlan

/// The steps of a condition, in the order in which they are taken.
struct MaskSteps {
  private(set) var steps: [MaskProgram.Step] = []
  /// How many outcomes are alive at a time at most.
  private(set) var depth = 0

  init(_ node: MaskNode) {
    steps.reserveCapacity(node.partCount * 3)
    append(node, depth: 1, isAmongTop: false)
  }

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
