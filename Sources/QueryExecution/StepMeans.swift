/// What a step of a run used that a column had made for earlier ones, or while it was loaded.
package enum StepMeans: String, CaseIterable, Hashable, Sendable {
  case index
  case fingerprints
  case marks
  case sketch
  case classes
  case keptOrder = "kept order"
}
