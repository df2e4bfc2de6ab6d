import Columnar
import QueryPlan
import QuerySyntax

/// What binding knows of names, parameters and the like that few queries have. In a part of its own that is not there
/// without them: dictionaries and sets take their time also where they are empty.
struct SeldomNeeded {
  /// In lower case.
  var usedParameters: Set<String> = []
  /// What the names given by `as` stand for, by folded name.
  var aliases: [[UInt8]: NamedColumn] = [:]
  /// The names given by `as`, folded, known before any expression is bound.
  var aliasNames: Set<[UInt8]> = []
  /// The numbers of aggregates, by function and class of the argument.
  var aggregateNumbers: [BoundAggregate: Int] = [:]
  /// The lists that the paths of the quantifier at hand go through, the innermost of each.
  var listsInQuantifier: [(list: FieldPath, syntax: ExpressionIndex)] = []
}
