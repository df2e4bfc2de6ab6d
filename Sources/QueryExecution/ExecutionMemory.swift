import Columnar
import QueryPlan
import Synchronization
import Values

/// What was made of a plan when it was first run, kept by who runs it again on the same table. Of two runs that make
/// something at once, one's is kept.
package final class ExecutionMemory: Sendable {
  private let knownMasks = OnceReference<KnownMasks>()
  private let knownRun = OnceReference<OneBlockRun>()
  private let isKnownAsNoBlockRun = Atomic(false)
  private let knownAnswer = OnceReference<KnownAnswer>()

  package init() {}

  /// The masks of the filter, made now where they are not yet.
  func masks(_ make: () -> MaskProgram?) -> MaskProgram? {
    if let masks = knownMasks.object { return masks.program }
    let made = make()
    if made?.isForAnyRun ?? true { knownMasks.setIfNil(KnownMasks(made)) }
    return made
  }

  /// What an index has found, where the masks that are kept are that alone.
  var knownHits: HitMaskTest? { knownMasks.object?.program?.hits }

  /// The plan as a run of a single block; nil where it is none, and as long as that is not known.
  var blockRun: OneBlockRun? { knownRun.object }

  /// True once it is known that the plan is no run of a single block.
  var isNoBlockRun: Bool { isKnownAsNoBlockRun.load(ordering: .relaxed) }

  /// Keeps the run of a single block; nil where there is none.
  func note(_ run: OneBlockRun?) {
    if let run { knownRun.setIfNil(run) } else { isKnownAsNoBlockRun.store(true, ordering: .relaxed) }
  }

  /// The answer of a plan that looks at no row of the table, which is the same every time.
  var answer: KnownAnswer? { knownAnswer.object }

  /// Keeps the answer where no row of the table decides it.
  func note(_ result: ResultSet, of plan: LogicalPlan) {
    guard plan.filter == nil, let grouping = plan.grouping, grouping.keys.isEmpty,
      grouping.aggregates.allSatisfy({ $0.function == .countRows })
    else { return }
    knownAnswer.setIfNil(KnownAnswer(result))
  }
}

extension ExecutionMemory {
  private final class KnownMasks: Sendable {
    let program: MaskProgram?

    init(_ program: MaskProgram?) { self.program = program }
  }

  final class KnownAnswer: Sendable {
    let result: ResultSet

    init(_ result: ResultSet) { self.result = result }
  }
}
