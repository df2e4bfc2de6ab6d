import Perigee

extension Shell {
  /// What may stand at a place of a query.
  func queryCompletions(in text: [UInt8], at offset: Int) -> LineCompletions {
    .none(at: offset)
  }

  /// The paths of all fields with their types, also of those in records and lists.
  var fieldPaths: [(path: String, type: String)] {
    FieldPaths.all(in: state.table)
  }
}
