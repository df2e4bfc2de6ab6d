import Perigee

/// One launch site of `Data/sites.json`, as this program wants it.
struct Site: Decodable {
  let name: String
  let country: String?
  let firstLaunch: CalendarDate
  let longestCampaign: Duration
}

/// Loads a file, asks it a question with a parameter and takes the rows as values of a type of its own.
@main
enum OwnData {
  static func main() throws {
    let path = CommandLine.arguments.dropFirst().first ?? "Examples/Data/sites.json"
    let table = try Table(contentsOfFile: path)
    let result = try table.run(
      "where first_launch < $before order by longest_campaign desc", ["before": "1970-01-01"])
    for site in try result.decode(Site.self) {
      print("\(site.name) (\(site.country ?? "unknown")): since \(site.firstLaunch), \(site.longestCampaign)")
    }
  }
}
