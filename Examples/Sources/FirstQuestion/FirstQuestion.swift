import LaunchLibrary
import Perigee

/// Asks which spacecraft flew more than once and are in space now, the longest time in space first.
@main
enum FirstQuestion {
  static func main() throws {
    let craft = try Table.spacecraft.run(
      "where in_space and flights_count > $least order by -time_in_space", ["least": 1])
    for row in craft {
      print(row["name"], row["flights_count"], row["time_in_space"])
    }
  }
}
