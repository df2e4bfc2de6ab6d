/// A column of `select` that has a name given by `as`.
struct NamedColumn {
  let operand: Operand
  let hasAggregate: Bool
  let hasQuantifier: Bool
}
