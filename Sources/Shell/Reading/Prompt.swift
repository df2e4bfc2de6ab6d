package import QuerySyntax

/// What stands before a line that is to be typed. All prompts are equally wide.
package enum Prompt: Hashable, Sendable {
  /// A statement begins.
  case statement
  /// A statement goes on, for the reason told.
  case continuation(StatementEnding.Opening)

  package var text: String {
    switch self {
    case .statement: "perigee> "
    case .continuation(.phrase): "    ...> "
    case .continuation(.bracket): "   ...(> "
    case .continuation(.text): "   ...'> "
    case .continuation(.name): "   ...`> "
    }
  }
}
