import LaunchLibrary
import Perigee

/// Answers requests of Launch Library 2 from the embedded spacecraft, a line each, as a server of one's own would
/// answer its connections: the status, then the body.
@main
enum Requests {
  static func main() {
    while let line = readLine() { print(answer(to: line)) }
  }

  static func answer(to target: String) -> String {
    let request = SpacecraftRequest("https://craft.example\(target)")
    do throws(QueryError) {
      let options = QueryOptions(timeLimit: .seconds(2))
      let response = try request.response(from: .spacecraft, options: options)
      for warning in response.result?.warnings ?? [] { print("# \(warning.message)") }
      return "\(response.status) \(response.body)"
    } catch {
      return "500 \(error.diagnostics[0].message)"
    }
  }
}
