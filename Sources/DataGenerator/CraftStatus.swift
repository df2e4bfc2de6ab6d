/// What has become of a spacecraft, in LL2's words.
enum CraftStatus: Int, CaseIterable {
  case active = 1
  case retired
  case destroyed
  case singleUse
  case underConstruction

  var name: String {
    switch self {
    case .active: "Active"
    case .retired: "Retired"
    case .destroyed: "Destroyed"
    case .singleUse: "Single Use"
    case .underConstruction: "Under construction"
    }
  }
}
