import Columnar
import Values

/// A table and queries as a script for the program `sqlite3`, and its output read back.
struct SQLiteScript {
  private(set) var text = "pragma case_sensitive_like = on;\n"
  private(set) var queryCount = 0

  /// Replaces the table `t`: a column `row` and one for every scalar field, also of records.
  mutating func setTable(_ table: ColumnTable) {
    let paths = SQLiteScript.scalarPaths(table.schema.fields, FieldPath([]))
    let names = ["row integer primary key"] + paths.map { SQLiteTranslator.columnName($0) }
    text += "drop table if exists t;\ncreate table t (\(names.joined(separator: ", ")));\nbegin;\n"
    let columns = paths.compactMap { table.column(at: $0) }
    for row in 0..<table.rowCount {
      let values = columns.map { SQLiteTranslator.literal($0.scalar(row) ?? .null) }
      text += "insert into t values (\(([String(row)] + values).joined(separator: ", ")));\n"
    }
    text += "commit;\n"
  }

  /// Adds a query whose rows are single integers.
  mutating func add(_ query: String) {
    text += "select 'query \(queryCount)';\n\(query);\n"
    queryCount += 1
  }

  /// The integers that each query gave; nil where the output is not what the script asks for.
  func answers(from output: String) -> [[Int]]? {
    var answers: [[Int]] = []
    for line in output.split(separator: "\n") {
      if line == "query \(answers.count)" {
        answers.append([])
      } else if let number = Int(line), !answers.isEmpty {
        answers[answers.count - 1].append(number)
      } else {
        return nil
      }
    }
    return answers.count == queryCount ? answers : nil
  }

  private static func scalarPaths(_ fields: [Field], _ path: FieldPath) -> [FieldPath] {
    fields.enumerated().flatMap { index, field -> [FieldPath] in
      let path = path.appending(index)
      switch field.type {
      case .scalar, .mixed: return [path]
      case .record(let fields): return scalarPaths(fields, path)
      case .list: return []
      }
    }
  }
}
