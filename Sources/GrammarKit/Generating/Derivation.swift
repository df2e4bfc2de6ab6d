/// A sentence with the way in which the grammar makes it.
package indirect enum Derivation: Hashable, Sendable {
  case terminal(Terminal)
  /// A rule (or a part of one in brackets, which bears the name of the rule around it) and what stands for it.
  case rule(String, isWhole: Bool, [Derivation])

  /// The terminals from left to right.
  package var terminals: [Terminal] {
    var found: [Terminal] = []
    collect(into: &found)
    return found
  }

  private func collect(into found: inout [Terminal]) {
    switch self {
    case .terminal(let terminal): found.append(terminal)
    case .rule(_, _, let children): for child in children { child.collect(into: &found) }
    }
  }

  /// The terminals with a bracket around whatever a rule of `layers` stands for, where that is more than one
  /// symbol: what the grammar says belongs together.
  package func terminals(bracketing layers: Set<String>) -> [Terminal] {
    switch self {
    case .terminal(let terminal): return [terminal]
    case .rule(let name, let isWhole, let children):
      let inner = children.flatMap { $0.terminals(bracketing: layers) }
      guard isWhole, layers.contains(name), Derivation.joins(children) else { return inner }
      return [.literal("(")] + inner + [.literal(")")]
    }
  }

  /// The names of the rules in it; of `layers` only those that join more than one symbol.
  package func rules(joiningIn layers: Set<String>) -> Set<String> {
    guard case .rule(let name, let isWhole, let children) = self else { return [] }
    var rules = children.reduce(into: Set<String>()) { $0.formUnion($1.rules(joiningIn: layers)) }
    if isWhole, !layers.contains(name) || Derivation.joins(children) { rules.insert(name) }
    return rules
  }

  private static func joins(_ children: [Derivation]) -> Bool {
    children.count(where: { !$0.terminals.isEmpty }) > 1
  }
}
