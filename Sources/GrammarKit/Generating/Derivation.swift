/// A sentence with the way in which the grammar makes it.
package indirect enum Derivation: Hashable, Sendable {
  case terminal(Terminal)
  /// A rule (or a part of one in brackets, which bears the name of the rule around it), which of its alternatives was
  /// taken where there are several, and what stands for it.
  case rule(String, isWhole: Bool, Alternative?, [Derivation])

  /// The terminals from left to right.
  package var terminals: [Terminal] {
    var found: [Terminal] = []
    collect(into: &found)
    return found
  }

  private func collect(into found: inout [Terminal]) {
    switch self {
    case .terminal(let terminal): found.append(terminal)
    case .rule(_, _, _, let children): for child in children { child.collect(into: &found) }
    }
  }

  /// The terminals with a bracket around whatever a rule of `layers` stands for, where that is more than one
  /// symbol: what the grammar says belongs together.
  package func terminals(bracketing layers: Set<String>) -> [Terminal] {
    switch self {
    case .terminal(let terminal): return [terminal]
    case .rule(let name, let isWhole, _, let children):
      let inner = children.flatMap { $0.terminals(bracketing: layers) }
      guard isWhole, layers.contains(name), Derivation.joins(children) else { return inner }
      return [.literal("(")] + inner + [.literal(")")]
    }
  }

  /// The terminals with a bracket around the first two members of every longer chain that a rule of `chains` makes:
  /// what comes first where members are joined from left to right.
  package func terminals(bracketingFirstOf chains: Set<String>) -> [Terminal] {
    guard case .rule(let name, let isWhole, _, _) = self else { return terminals }
    let parts = parts.map { $0.terminals(bracketingFirstOf: chains) }.filter { !$0.isEmpty }
    // Two members have one operator between them, three have two.
    guard isWhole, chains.contains(name), parts.count >= 5 else { return parts.flatMap(\.self) }
    return [.literal("(")] + parts[..<3].flatMap(\.self) + [.literal(")")] + parts[3...].flatMap(\.self)
  }

  /// What the rule consists of, with what stands in brackets and repetitions as if it stood there itself.
  private var parts: [Derivation] {
    guard case .rule(_, _, _, let children) = self else { return [self] }
    return children.flatMap { child in
      if case .rule(_, isWhole: false, _, _) = child { child.parts } else { [child] }
    }
  }

  /// The names of the rules in it; of `layers` only those that join more than one symbol.
  package func rules(joiningIn layers: Set<String>) -> Set<String> {
    guard case .rule(let name, let isWhole, _, let children) = self else { return [] }
    var rules = children.reduce(into: Set<String>()) { $0.formUnion($1.rules(joiningIn: layers)) }
    if isWhole, !layers.contains(name) || Derivation.joins(children) { rules.insert(name) }
    return rules
  }

  /// The alternatives that were taken to make it.
  package var alternatives: Set<Alternative> {
    guard case .rule(_, _, let alternative, let children) = self else { return [] }
    let inner = children.reduce(into: Set<Alternative>()) { $0.formUnion($1.alternatives) }
    return alternative.map { inner.union([$0]) } ?? inner
  }

  private static func joins(_ children: [Derivation]) -> Bool {
    children.count(where: { !$0.terminals.isEmpty }) > 1
  }
}
