/// An entry of one of LL2's lists of names: a status, a type of spacecraft or of agency.
struct Named {
  let id: Int
  let name: String

  init(_ id: Int, _ name: String) {
    self.id = id
    self.name = name
  }

  static let capsule = Named(2, "Capsule")
  static let spaceplane = Named(3, "Spaceplane")
  static let cargo = Named(4, "Cargo Resupply")
  static let simulator = Named(5, "Mass Simulator")
  static let upperStage = Named(6, "Reuseable Upper Stage")
  static let lander = Named(7, "Lander")

  static let government = Named(1, "Government")
  static let multinational = Named(2, "Multinational")
  static let commercial = Named(3, "Commercial")
  static let privately = Named(5, "Private")
}
