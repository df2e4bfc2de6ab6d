import Columnar
import QueryPlan
import Synchronization

/// What was made of a plan when it was first run, kept by who runs it again on the same table. Of two runs that make
/// something at once, one's is kept.
package final class ExecutionMemory: Sendable {
  // A lock that nobody holds costs less than `AtomicLazyReference`, whose code is generic where it is called.
  private let known = Mutex(Known())

  package init() {}

  /// The masks of the filter, made now where they are not yet.
  func masks(_ make: () -> MaskProgram?) -> MaskProgram? {
    if let masks = known.withLock({ $0.masks }) { return masks.program }
    let made = make()
    if made?.isForAnyRun ?? true { known.withLock { $0.masks = KnownMasks(made) } }
    return made
  }

  /// What an index has found, where the masks that are kept are that alone.
  var knownHits: HitMaskTest? { known.withLock { $0.masks }?.program?.hits }

  /// The plan as a run of a single block, or that it is none; nil as long as neither is known.
  var blockRun: KnownRun? { known.withLock { $0.blockRun } }

  /// Keeps the run of a single block; nil where there is none.
  func note(_ run: OneBlockRun?) { known.withLock { $0.blockRun = KnownRun(run) } }

  /// Keeps the answer where no row of the table decides it.
  func note(_ result: ResultSet, of plan: LogicalPlan) {
    guard plan.filter == nil, let grouping = plan.grouping, grouping.keys.isEmpty,
      grouping.aggregates.allSatisfy({ $0.function == .countRows })
    else { return }
    known.withLock { $0.blockRun = KnownRun($0.blockRun?.run, answer: result) }
  }
}

extension ExecutionMemory {
  private struct Known: Sendable {
    var masks: KnownMasks?
    var blockRun: KnownRun?
  }

  // Objects, so that the lock is held for one reference each.

  private final class KnownMasks: Sendable {
    let program: MaskProgram?

    init(_ program: MaskProgram?) { self.program = program }
  }

  /// What answers by itself.
  final class KnownRun: Sendable {
    let run: OneBlockRun?
    /// The answer of a plan that looks at no row of the table, which is the same every time.
    let answer: ResultSet?

    init(_ run: OneBlockRun?, answer: ResultSet? = nil) {
      self.run = run
      self.answer = answer
    }
  }
}
