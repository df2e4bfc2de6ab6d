import Values

/// What was made of a plan when it was first run, kept by who runs it again on the same table.
package final class ExecutionMemory: Sendable {
  private struct Masks: Sendable {
    let program: MaskProgram?
  }

  private let masks = Monitor<Masks?>(nil)

  package init() {}

  /// The masks of the filter, made now where they are not yet.
  func masks(_ make: () -> MaskProgram?) -> MaskProgram? {
    if let known = masks.withState({ $0 }) { return known.program }
    let made = make()
    if made?.isForAnyRun ?? true { masks.withState { $0 = Masks(program: made) } }
    return made
  }
}
