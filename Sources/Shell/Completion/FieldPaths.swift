import Perigee
import QuerySyntax

/// Lists the fields of a table without looking at its values.
enum FieldPaths {
  /// Those of the table in their order, each followed by the fields of its records, also of the records in its lists.
  static func all(in table: Table) -> [(path: String, type: String)] {
    var paths: [(path: String, type: String)] = []
    var pending = table.schema.reversed().map { (path: NameSpelling.written($0.name), type: $0.type) }
    while let next = pending.popLast() {
      paths.append((next.path, next.type.description))
      pending += next.type.fields.reversed().map { field in
        ("\(next.path).\(NameSpelling.writtenAfterPoint(field.name))", field.type)
      }
    }
    return paths
  }
}
