import LaunchLibrary
import Perigee

/// A search box: each line of input is looked for in the names, or, behind a `?`, answered as a query.
///
/// Whatever people type, nothing breaks: words travel as a parameter and never become part of a query, queries have
/// a time limit and return a few rows only, and what is wrong with them is shown where it is wrong.
@main
enum SearchBox {
  static let options = QueryOptions(timeLimit: .milliseconds(200), mostRows: 5, threads: 1)

  static func main() throws {
    let byName = try Table.spacecraft.prepare("select name, agency, status search $words order by name")
    while let line = readLine() {
      print("> \(line)")
      print(answer(to: line, byName))
    }
  }

  static func answer(to line: String, _ byName: PreparedQuery) -> String {
    do throws(QueryError) {
      let result =
        line.hasPrefix("?")
        ? try Table.spacecraft.run(String(line.dropFirst()), options: options)
        : try byName.run(["words": line], options: options)
      let notes = (result.warnings + result.notes).map { "\($0.severity.rawValue): \($0.message)\n" }
      return result.text(as: .table, options: WritingOptions(width: 80)) + notes.joined()
    } catch {
      return error.description + "\n"
    }
  }
}
