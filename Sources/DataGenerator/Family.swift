/// A family of configurations.
struct Family {
  let id: Int
  let name: String
  let description: String
  let manufacturer: Agency
  let maidenFlight: String
  /// The number and name of the family that this one is a part of.
  let parent: Named?

  init(
    _ id: Int, _ name: String, _ description: String, by manufacturer: Agency, since maidenFlight: String,
    within parent: Named? = nil
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.manufacturer = manufacturer
    self.maidenFlight = maidenFlight
    self.parent = parent
  }

  static let soyuz = Family(
    1, "Soyuz",
    "The Soyuz has carried crews since the 1960s and has flown more often than any other crewed spacecraft.",
    by: .energia, since: "1966-11-28")
  static let progress = Family(
    2, "Progress",
    "The Progress is expendable; it takes propellant, food and air to space stations and leaves with their waste.",
    by: .energia, since: "1978-01-20")
  static let dragon = Family(
    3, "Dragon", "The Dragon carries cargo and crews to space stations and comes back to be flown again.",
    by: .spaceX, since: "2010-12-08")
  static let dragon2 = Family(
    4, "Dragon 2", "The second Dragon docks by itself; one kind takes crews and the other cargo.",
    by: .spaceX, since: "2019-03-02", within: Named(3, "Dragon"))
  static let cygnus = Family(
    5, "Cygnus", "The Cygnus takes cargo to the space station, where an arm catches and berths it.",
    by: .northrop, since: "2013-09-18")
  static let newShepard = Family(
    6, "New Shepard Crew Capsule", "The capsule takes passengers and experiments beyond the air for minutes.",
    by: .blueOrigin, since: "2015-04-29")
  static let htv = Family(
    7, "HTV", "The HTV takes cargo inside and outside of its hull to the space station.",
    by: .jaxa, since: "2009-09-10")
  static let starship = Family(
    8, "Starship", "The Starship is an upper stage and a spacecraft in one and is meant to be flown again.",
    by: .spaceX, since: "2023-04-20")
}
