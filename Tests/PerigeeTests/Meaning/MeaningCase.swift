import Perigee
import QueryDiagnostics
import Testing

/// A query over a small table and what it must answer, in a short notation: rows with a blank between them, the
/// values of a row with a comma; or `error code[the words it points at]`, and so on.
struct MeaningCase: Sendable, CustomTestStringConvertible {
  let query: String
  let expected: String
  /// Bound as the program that embeds the library binds them.
  var typed: [String: Value] = [:]
  /// Bound as a command line binds them.
  var untyped: [String: String] = [:]

  var testDescription: String { query }

  init(_ query: String, _ expected: String) {
    self.query = query
    self.expected = expected
  }

  /// The value of an expression in the row whose `id` is 1.
  static func value(_ expression: String, _ expected: String) -> MeaningCase {
    MeaningCase("select \(expression) where id = 1", expected)
  }

  /// The rows that a condition keeps, by `id`.
  static func rows(_ condition: String, _ expected: String) -> MeaningCase {
    MeaningCase("select id where \(condition)", expected)
  }

  /// The same with values bound by a program.
  func with(_ typed: [String: Value]) -> MeaningCase {
    var copy = self
    copy.typed = typed
    return copy
  }

  /// The same with texts bound on a command line.
  func with(texts: [String: String]) -> MeaningCase {
    var copy = self
    copy.untyped = texts
    return copy
  }

  /// What the query answers.
  func answer() -> String {
    var parameters = Parameters()
    for (name, value) in typed { parameters.bind(name, to: value) }
    for (name, text) in untyped { parameters.bind(name, toText: text) }
    do {
      let result = try MeaningCase.table.run(query, parameters)
      let rows = result.map { row in
        result.columnNames.indices.map { row[$0].description }.joined(separator: ",")
      }
      return (rows + result.warnings.map(shown)).joined(separator: " ")
    } catch {
      return error.diagnostics.map(shown).joined(separator: " ")
    }
  }

  private func shown(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.span.map { SourceText(query)[$0] } ?? ""
    return "\(diagnostic.severity.rawValue) \(diagnostic.code.rawValue)[\(place)]"
  }

  static let table: Table = {
    do {
      return try Table(json: text)
    } catch {
      preconditionFailure("the table is well formed: \(error)")
    }
  }()

  private static let text = #"""
    [
      {"id": 1, "name": "Alpha", "active": true, "flights": 3, "mass": 2.5, "time": "P1DT2H",
       "maiden": "2020-02-29", "launched": "2020-02-29T12:00:00Z", "big": 9223372036854775807,
       "note": "2020-01-01", "pattern": "%a\\", "a__b": 5, "a": {"b": 6, "order": 9}, "select": 7,
       "Case": 1, "case": 2,
       "status": {"id": 1, "name": "Active"}, "box": {"width": 1, "label": "b"},
       "agency": {"id": 1, "name": "NASA", "abbrev": "N", "kind": {"id": 7, "name": "Gov", "code": "g"}},
       "left": {"deep": {"twin": 1}}, "right": {"deep": {"twin": 2}, "code": "r"},
       "tags": ["x", "y"], "parts": [{"size": 1, "width": 4}]},
      {"id": 2, "name": "beta", "active": false, "flights": 0, "mass": -1.5, "time": "PT30M",
       "maiden": "1999-12-31", "launched": "2000-01-01T00:00:00Z", "big": 1,
       "note": "PT1H", "pattern": "b%", "a__b": 50, "a": {"b": 60, "order": 90}, "select": 70,
       "Case": 10, "case": 20,
       "status": {"id": 2, "name": "Retired"}, "box": {"width": 2, "label": "c"},
       "agency": {"id": 2, "name": "ESA", "abbrev": "E", "kind": {"id": 8, "name": "Intl", "code": "i"}},
       "left": null, "right": null, "tags": [], "parts": []},
      {"id": 3, "name": "Gamma 10"},
      {"id": 4, "name": null, "active": true, "flights": 30, "mass": 0, "time": "P90D",
       "maiden": "2020-03-01", "launched": null, "big": -9223372036854775808,
       "note": "soon", "pattern": "_", "status": {"id": 1, "name": "Active"}, "box": null,
       "agency": {"id": 2, "name": "Active", "abbrev": "A", "kind": null}, "tags": null}
    ]
    """#
}
