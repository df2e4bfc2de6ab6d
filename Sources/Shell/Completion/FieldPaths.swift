import Perigee
import QuerySyntax

/// Lists the fields of a table without looking at its values.
enum FieldPaths {
  private typealias Place = (path: String, type: ValueType)

  /// Those of the table in their order, each followed by the fields of its records, also of the records in its lists.
  static func all(in table: Table) -> [(path: String, type: String)] {
    var paths: [(path: String, type: String)] = []
    var pending = Array(places(table.schema).reversed())
    while let next = pending.popLast() {
      paths.append((next.path, next.type.description))
      pending += places(next.type.fields, in: next.path).reversed()
    }
    return paths
  }

  /// Those that have a distribution: numbers, durations, dates and time stamps that are not in lists. The table's own
  /// come first, then those of its records.
  static func measured(in table: Table) -> [(path: String, type: String)] {
    var paths: [(path: String, type: String)] = []
    var level = places(table.schema)
    while !level.isEmpty {
      paths += level.filter { isMeasured($0.type) }.map { ($0.path, $0.type.description) }
      level = level.flatMap { place -> [Place] in
        guard case .record(let fields) = place.type else { return [] }
        return places(fields, in: place.path)
      }
    }
    return paths
  }

  private static func isMeasured(_ type: ValueType) -> Bool {
    switch type {
    case .scalar(.integer), .scalar(.real), .scalar(.duration), .scalar(.date), .scalar(.timestamp): true
    case .scalar(.text), .scalar(.boolean), .record, .list: false
    }
  }

  private static func places(_ fields: [FieldDescription]) -> [Place] {
    fields.map { (NameSpelling.written($0.name), $0.type) }
  }

  private static func places(_ fields: [FieldDescription], in path: String) -> [Place] {
    fields.map { ("\(path).\(NameSpelling.writtenAfterPoint($0.name))", $0.type) }
  }
}
