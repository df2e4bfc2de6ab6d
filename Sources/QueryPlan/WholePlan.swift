/// The parts of a plan in one object, to be handed on by one reference.
package final class WholePlan: Hashable, Sendable {
  package let parts: PlanParts

  init(_ parts: consuming PlanParts) { self.parts = parts }

  package static func == (left: WholePlan, right: WholePlan) -> Bool {
    left === right || left.parts == right.parts
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(parts) }
}
