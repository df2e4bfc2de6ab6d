/// Thrown where the rendering of an answer was given up because `ByteSink.isInterrupted` said so.
package struct RenderingInterrupted: Error, Hashable, Sendable {
  package init() {}
}
