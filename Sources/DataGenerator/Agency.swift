/// Who builds or flies spacecraft: LL2's agencies and their numbers there.
struct Agency {
  let id: Int
  let name: String
  let abbreviation: String
  let type: Named

  init(_ id: Int, _ name: String, _ abbreviation: String, _ type: Named) {
    self.id = id
    self.name = name
    self.abbreviation = abbreviation
    self.type = type
  }

  static let casc = Agency(88, "China Aerospace Science and Technology Corporation", "CASC", .government)
  static let cnsa = Agency(17, "China National Space Administration", "CNSA", .government)
  static let esa = Agency(27, "European Space Agency", "ESA", .multinational)
  static let arianespace = Agency(115, "Arianespace", "ASA", .commercial)
  static let blueOrigin = Agency(141, "Blue Origin", "BO", .commercial)
  static let boeing = Agency(80, "Boeing", "BA", .commercial)
  static let energia = Agency(1000, "Energia", "OKB-1", .government)
  static let hindustan = Agency(1031, "Hindustan Aeronautics Limited", "HAL", .government)
  static let jaxa = Agency(37, "Japan Aerospace Exploration Agency", "JAXA", .government)
  static let nasa = Agency(44, "National Aeronautics and Space Administration", "NASA", .government)
  static let northAmerican = Agency(999, "North American Aviation", "NAA", .commercial)
  static let northrop = Agency(257, "Northrop Grumman Space Systems", "NGSS", .commercial)
  static let roscosmos = Agency(63, "Russian Federal Space Agency (ROSCOSMOS)", "RFSA", .government)
  static let sierra = Agency(1020, "Sierra Nevada Corporation", "SNC", .commercial)
  static let spaceX = Agency(121, "SpaceX", "SpX", .commercial)
  static let virgin = Agency(1024, "Virgin Galactic", "VG", .privately)
}
