/// The clauses of a query in one object, to be handed on by one reference.
package final class WholeQuery: Hashable, Sendable {
  package let clauses: QueryClauses

  init(_ clauses: consuming QueryClauses) { self.clauses = clauses }

  package static func == (left: WholeQuery, right: WholeQuery) -> Bool {
    left === right || left.clauses == right.clauses
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(clauses) }
}
