import Values

/// The lists of `RandomTable` that quantifiers can range over, with the fields of their elements.
enum RangedList: CaseIterable {
  case tags, sites, scores, grid, crew, skills, trips, legs

  /// The path to the list.
  var path: String {
    switch self {
    case .tags: "tags"
    case .sites: "maker.sites"
    case .scores: "scores"
    case .grid: "grid"
    case .crew: "crew"
    case .skills: "crew.skills"
    case .trips: "crew.trips"
    case .legs: "crew.trips.legs"
    }
  }

  /// True where every row has one such list: not where it lies in another list.
  var isOfRow: Bool { owner == nil }

  /// The list that holds the records in which this one stands.
  private var owner: RangedList? {
    switch self {
    case .tags, .sites, .scores, .grid, .crew: nil
    case .skills, .trips: .crew
    case .legs: .trips
    }
  }

  /// Fields of the elements themselves, as queries name them.
  func ownFields(_ type: ScalarType) -> [String] {
    switch (self, type) {
    case (.tags, .text): ["tags", "Tags"]
    case (.sites, .text): ["maker.sites", "sites"]
    case (.scores, .integer): ["scores"]
    case (.grid, .real): ["grid"]
    case (.crew, .text): ["crew.nick", "nick", "crew__nick", "crew.home.name"]
    case (.crew, .integer): ["crew.age", "age", "crew.home.level", "crew.home.id"]
    case (.crew, .real): ["crew.share"]
    case (.crew, .boolean): ["crew.leads", "leads"]
    case (.crew, .duration): ["crew.stay"]
    case (.crew, .date): ["crew.joined", "joined"]
    case (.crew, .timestamp): ["crew.landed"]
    case (.skills, .text): ["crew.skills", "skills"]
    case (.trips, .text): ["crew.trips.goal", "goal", "trips.goal"]
    case (.trips, .integer): ["crew.trips.cost", "cost"]
    case (.trips, .duration): ["crew.trips.docking"]
    case (.trips, .boolean): ["crew.trips.done"]
    case (.legs, .integer): ["crew.trips.legs", "legs"]
    default: []
    }
  }

  /// The types of the fields of the elements themselves.
  var ownTypes: [ScalarType] { ScalarType.allCases.filter { !ownFields($0).isEmpty } }

  /// Fields of the elements and of the elements that they stand in.
  func fields(_ type: ScalarType) -> [String] { ownFields(type) + (owner?.fields(type) ?? []) }

  /// Records in the elements that may stand where a scalar is needed.
  var namedRecords: [String] {
    switch self {
    case .tags, .sites, .scores, .grid: []
    case .crew, .skills, .trips, .legs: ["crew.home", "home"]
    }
  }

  /// What can only be asked for null.
  var structures: [String] {
    switch self {
    case .tags: ["tags"]
    case .sites: ["maker.sites", "maker"]
    case .scores: ["scores"]
    case .grid: ["grid"]
    case .crew: ["crew.home", "crew.trips"]
    case .skills: ["crew.skills", "crew.home"]
    case .trips, .legs: ["crew.trips", "crew.home"]
    }
  }

  /// Lists in the elements, or in their owners, whose length can be asked for without ranging over them.
  var lists: [String] {
    switch self {
    case .tags, .sites, .scores, .grid, .skills: []
    case .crew, .trips, .legs: ["crew.trips"]
    }
  }
}
