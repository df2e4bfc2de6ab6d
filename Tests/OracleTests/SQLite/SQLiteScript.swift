import Columnar
import Values

/// A table and queries as a script for the program `sqlite3`, and its output read back.
struct SQLiteScript {
  private(set) var text = "pragma case_sensitive_like = on;\n"
  private(set) var queryCount = 0

  /// Replaces the table `t`, which has a line for every row, and the tables of elements, which have a line for
  /// every element and, marked as a `hole`, one for every list that is null.
  mutating func setTable(_ table: ColumnTable) {
    let fields = SQLiteFields(table.schema)
    let rows = (0..<table.rowCount).map { Place(row: $0) }
    write("t", fields.ofRows, rows.map { ($0, isHole: false) }, of: table)
    for list in fields.lists {
      guard let field = ReferenceField(list, of: table) else { continue }
      let lines = rows.flatMap { row in field.elements(at: row).map { ($0 ?? row, isHole: $0 == nil) } }
      write(SQLiteFields.tableName(list), fields.entries(in: list), lines, of: table)
      text += "create index i\(SQLiteFields.tableName(list)) on \(SQLiteFields.tableName(list)) (row);\n"
    }
  }

  private mutating func write(
    _ name: String, _ entries: [SQLiteFields.Entry], _ lines: [(Place, isHole: Bool)], of table: ColumnTable
  ) {
    let columns = ["row", "hole"] + entries.map(\.name)
    text +=
      "drop table if exists \(name);\ncreate table \(name) (\(columns.joined(separator: ", ")));\nbegin;\n"
    let fields = entries.map { ($0.kind, ReferenceField($0.path, of: table)) }
    for (place, isHole) in lines {
      let values = fields.map { kind, field in isHole ? "null" : SQLiteScript.literal(kind, field, place) }
      let line = ["\(place.row)", isHole ? "1" : "0"] + values
      text += "insert into \(name) values (\(line.joined(separator: ",")));\n"
    }
    text += "commit;\n"
  }

  private static func literal(
    _ kind: SQLiteFields.Entry.Kind, _ field: ReferenceField?, _ place: Place
  ) -> String {
    guard let field else { return "null" }
    return switch kind {
    case .scalar: SQLiteTranslator.literal(field.scalar(at: place))
    case .presence: field.isNull(at: place) ? "null" : "1"
    case .length: field.length(at: place)?.description ?? "null"
    }
  }

  /// Adds a query.
  mutating func add(_ query: SQLiteQuery) {
    text += "select 'query \(queryCount)';\n\(query.sql);\n"
    queryCount += 1
  }

  /// The lines that each query gave; nil where the output is not what the script asks for.
  func answers(from output: String) -> [[String]]? {
    var answers: [[String]] = []
    for line in output.split(separator: "\n") {
      if line == "query \(answers.count)" {
        answers.append([])
      } else if !answers.isEmpty {
        answers[answers.count - 1].append(String(line))
      } else {
        return nil
      }
    }
    return answers.count == queryCount ? answers : nil
  }
}
