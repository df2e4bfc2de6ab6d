import Columnar
import Perigee
import ResultRendering

/// Everything that a table is asked here: queries about each of its fields, and the whole of it, in every format.
enum Answers {
  /// The answers as one text, a line for what failed. The same for tables that are the same.
  static func all(of table: Table) -> [String] {
    var answers = [String(describing: table.fieldSummaries())]
    for query in queries(of: table) {
      for format in formats { answers.append(answer(query, of: table, in: format)) }
      answers.append(answer("explain \(query)", of: table, in: .table))
    }
    for format in OutputFormat.allCases { answers.append(answer("", of: table, in: format)) }
    for mode in [RecordMode.normal, .detailed] {
      answers.append(answer("", of: table, in: .json, mode: mode))
    }
    return answers
  }

  /// What many queries are answered in; a whole table is asked for in all.
  private static let formats: [OutputFormat] = [.json, .table]

  static func queries(of table: Table) -> [String] {
    var queries = [
      "limit 5 offset 2", "select count()", "search 'a'",
      "/spacecraft/?search=dragon&ordering=-time_in_space",
      "select distinct *",
    ]
    for field in table.columns.schema.fields.prefix(12) {
      queries += Answers.queries(of: "`\(field.name)`", field.type, depth: 0)
    }
    return queries
  }

  private static func queries(of path: String, _ type: FieldType, depth: Int) -> [String] {
    switch type {
    case .scalar, .mixed:
      return [
        "where \(path) is not null order by -\(path), 1 limit 7", "select \(path), count() group by \(path)",
        "select min(\(path)), max(\(path)), count(distinct \(path))",
        "where \(path) < \(sample(type)) limit 9",
        "where \(path) = \(sample(type))", "where \(path) like '%a%'",
        "where \(path) in (\(sample(type)), \(sample(type)))",
      ]
    case .record(let fields):
      guard depth < 2 else { return [] }
      return ["where \(path) is null"]
        + fields.prefix(4).flatMap { queries(of: "\(path).`\($0.name)`", $0.type, depth: depth + 1) }
    case .list(let element):
      return [
        "where length(\(path)) > 1", "where any(\(path) is null)", "where any(\(path) = \(sample(element)))",
      ]
    }
  }

  private static func sample(_ type: FieldType) -> String {
    switch type.scalarType {
    case .boolean: "true"
    case .integer: "20"
    case .real: "0.5"
    case .duration: "100d"
    case .date: "'2030-01-01'"
    case .timestamp: "'2019-03-02T07:30:00Z'"
    case .text, nil: "'Dragon'"
    }
  }

  private static func answer(
    _ query: String, of table: Table, in format: OutputFormat, mode: RecordMode? = nil
  ) -> String {
    do {
      let result = try table.run(query)
      var bytes: [UInt8] = []
      let sink = ByteSink { piece in for index in piece.indices { bytes.append(piece[index]) } }
      var options = RenderingOptions()
      options.mode = mode
      if format == .ll2 { options.frame = try result.frame() }
      try ResultRenderer.render(result.resultSet, as: format, options: options, into: sink)
      return "\(query)\n\(String(decoding: bytes, as: UTF8.self))\(result.warnings)\(result.notes)"
    } catch {
      return "\(query)\n\(error)"
    }
  }
}
