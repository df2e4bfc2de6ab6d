import Columnar
import QueryPlan

/// A quantifier, ready to be evaluated for any rows of the table that it was compiled for.
struct Quantifier: Sendable {
  let quantification: Quantification
  /// The lists on the way from the table's rows to the elements, the outermost first.
  let lists: [ListColumn]
  /// Over rows of the elements. It has no quantifier in it.
  let condition: Program

  /// By the number of levels up, from 1 to that of the table's rows: true where the condition reads there.
  let readsOwners: [Bool]

  init(_ quantification: Quantification, lists: [ListColumn], condition: Program) {
    self.quantification = quantification
    self.lists = lists
    self.condition = condition
    var reads = [Bool](repeating: false, count: lists.count + 1)
    for source in condition.columns { reads[source.levelsUp] = true }
    for test in condition.columnTests { reads[test.levelsUp] = true }
    readsOwners = reads
  }

  /// How many steps of the condition a row of the table takes on average.
  var stepsPerRow: Int {
    (lists.last?.elements.count ?? 0) * condition.instructions.count / max(lists.first?.count ?? 1, 1)
  }
}
