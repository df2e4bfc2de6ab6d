/// The type that a spacecraft is one of.
struct Configuration {
  let id: Int
  let name: String
  /// What a spacecraft's name begins with; its running number follows.
  let stem: String
  /// The same in Cyrillic, where descriptions give it.
  let russianStem: String?
  let type: Named
  let agency: Agency
  let families: [Family]
  let isInUse: Bool
  let isReusable: Bool
  /// How many spacecraft are of it, relative to the other configurations.
  let weight: Int

  init(
    _ id: Int, _ name: String, _ type: Named, _ agency: Agency, _ families: [Family] = [],
    stem: String? = nil,
    russianStem: String? = nil, isInUse: Bool = false, isReusable: Bool = false, weight: Int = 1
  ) {
    self.id = id
    self.name = name
    self.stem = stem ?? name + "-"
    self.russianStem = russianStem
    self.type = type
    self.agency = agency
    self.families = families
    self.isInUse = isInUse
    self.isReusable = isReusable
    self.weight = weight
  }
}
