/// The configurations that made-up spacecraft are of: those of LL2, about as frequent as there, and fourteen rare ones.
enum Fleet {
  static let configurations: [Configuration] = russian + american + others + demonstrators

  private static let russian: [Configuration] = [
    Configuration(
      1, "Soyuz", .capsule, .roscosmos, [.soyuz], stem: "Soyuz 7K-OK No.", russianStem: "Союз 7К-ОК №",
      weight: 60),
    Configuration(
      38, "Soyuz MS", .capsule, .roscosmos, [.soyuz], stem: "Soyuz MS-", russianStem: "Союз МС-",
      isInUse: true,
      weight: 29),
    Configuration(
      41, "Soyuz TM", .capsule, .roscosmos, [.soyuz], stem: "Soyuz TM-", russianStem: "Союз ТМ-", weight: 34),
    Configuration(
      40, "Soyuz TMA", .capsule, .roscosmos, [.soyuz], stem: "Soyuz TMA-", russianStem: "Союз ТМА-",
      weight: 22),
    Configuration(
      39, "Soyuz TMA-M", .capsule, .roscosmos, [.soyuz], stem: "Soyuz TMA-M ", russianStem: "Союз ТМА-М ",
      weight: 20),
    Configuration(
      42, "Soyuz T", .capsule, .roscosmos, [.soyuz], stem: "Soyuz T-", russianStem: "Союз Т-", weight: 15),
    Configuration(
      35, "Progress-M", .cargo, .roscosmos, [.progress], stem: "Progress M-", russianStem: "Прогресс М-",
      weight: 67),
    Configuration(
      33, "Progress-MS", .cargo, .roscosmos, [.progress], stem: "Progress MS-", russianStem: "Прогресс МС-",
      isInUse: true, weight: 33),
    Configuration(
      8, "Progress 7K-TG", .cargo, .roscosmos, [.progress], stem: "Progress ", russianStem: "Прогресс ",
      weight: 43),
    Configuration(
      34, "Progress-M (modified)", .cargo, .roscosmos, [.progress], stem: "Progress M-M ", weight: 29),
    Configuration(36, "Progress-M1", .cargo, .roscosmos, [.progress], stem: "Progress M1-", weight: 11),
    Configuration(37, "Progress M-UM", .cargo, .roscosmos, [.progress], stem: "Progress M-UM "),
    Configuration(
      15, "Vostok", .capsule, .roscosmos, stem: "Vostok-3KA No.", russianStem: "Восток-3КА №", weight: 13),
    Configuration(16, "Voskhod", .capsule, .roscosmos, stem: "Voskhod ", russianStem: "Восход ", weight: 5),
    Configuration(28, "Buran", .spaceplane, .roscosmos, stem: "Buran 1K No.", russianStem: "Буран 1К №"),
  ]

  private static let american: [Configuration] = [
    Configuration(
      10, "Apollo Command/Service Module", .capsule, .northAmerican, stem: "Apollo CSM-", weight: 19),
    Configuration(43, "Apollo Lunar Module", .lander, .nasa, stem: "Apollo LM-", weight: 10),
    Configuration(11, "Mercury", .capsule, .nasa, stem: "Mercury No.", weight: 20),
    Configuration(12, "Gemini", .capsule, .nasa, stem: "Gemini SC", weight: 12),
    Configuration(
      13, "North American X-15", .spaceplane, .nasa, stem: "X-15 No.", isReusable: true, weight: 2),
    Configuration(
      14, "Space Shuttle", .spaceplane, .nasa, stem: "Space Shuttle OV-", isReusable: true, weight: 7),
    Configuration(4, "Orion", .capsule, .nasa, stem: "Orion ", isInUse: true, weight: 5),
    Configuration(
      3, "Dragon 1", .capsule, .spaceX, [.dragon], stem: "Dragon C", isReusable: true, weight: 13),
    Configuration(
      6, "Crew Dragon 2", .capsule, .spaceX, [.dragon, .dragon2], stem: "Crew Dragon C", isInUse: true,
      isReusable: true, weight: 9),
    Configuration(
      7, "Cargo Dragon 2", .capsule, .spaceX, [.dragon, .dragon2], stem: "Cargo Dragon C", isInUse: true,
      isReusable: true, weight: 6),
    Configuration(26, "Starship V1", .upperStage, .spaceX, [.starship], stem: "Ship ", weight: 6),
    Configuration(45, "Starship V2", .upperStage, .spaceX, [.starship], stem: "Ship V2-", weight: 5),
    Configuration(46, "Starship V3", .upperStage, .spaceX, [.starship], stem: "Ship V3-", isInUse: true),
    Configuration(20, "Tesla Roadster", .simulator, .spaceX, stem: "Roadster ", weight: 1),
    Configuration(
      9, "CST-100 Starliner", .capsule, .boeing, stem: "Starliner S", isInUse: true, isReusable: true,
      weight: 4),
    Configuration(
      30, "X-37B", .spaceplane, .boeing, stem: "X-37B ", isInUse: true, isReusable: true, weight: 2),
    Configuration(
      19, "Cygnus Enhanced", .cargo, .northrop, [.cygnus], stem: "Cygnus NG-", isInUse: true, weight: 19),
    Configuration(5, "Cygnus Standard", .cargo, .northrop, [.cygnus], stem: "Cygnus Orb-", weight: 4),
    Configuration(32, "Cygnus Upgraded", .cargo, .northrop, [.cygnus], stem: "Cygnus XL-"),
    Configuration(
      22, "Crew Capsule 1", .capsule, .blueOrigin, [.newShepard], stem: "RSS H.G. Wells ", isReusable: true),
    Configuration(
      21, "Crew Capsule 2.0", .capsule, .blueOrigin, [.newShepard], stem: "RSS First Step ", isInUse: true,
      isReusable: true, weight: 4),
    Configuration(
      24, "Dream Chaser", .spaceplane, .sierra, stem: "Dream Chaser DC", isInUse: true, isReusable: true,
      weight: 2),
    Configuration(
      27, "SpaceShipTwo", .spaceplane, .virgin, stem: "VSS “Unity” ", isInUse: true, isReusable: true,
      weight: 3),
  ]

  private static let others: [Configuration] = [
    Configuration(2, "Shenzhou", .capsule, .cnsa, stem: "Shenzhou ", isInUse: true, weight: 21),
    Configuration(25, "Tianzhou", .cargo, .casc, isInUse: true, weight: 9),
    Configuration(
      31, "Chinese Reusable Space Vehicle", .spaceplane, .casc, stem: "CSSHQ ", isInUse: true,
      isReusable: true),
    Configuration(17, "Automated Transfer Vehicle (ATV)", .cargo, .arianespace, stem: "ATV-", weight: 5),
    Configuration(44, "Space Rider", .spaceplane, .esa, stem: "Space Rider ", isReusable: true),
    Configuration(18, "H-II Transfer Vehicle (HTV)", .cargo, .jaxa, [.htv], stem: "HTV-", weight: 9),
    Configuration(47, "HTV-X", .cargo, .jaxa, [.htv], stem: "HTV-X", isInUse: true, weight: 2),
    Configuration(29, "Gaganyaan", .capsule, .hindustan, stem: "Gaganyaan G", isInUse: true, weight: 3),
  ]

  /// Made up, so that some configurations have very few spacecraft.
  private static let demonstrators: [Configuration] = (0..<14).map { number in
    let agencies: [Agency] = [.esa, .jaxa, .nasa, .casc, .hindustan, .boeing, .virgin]
    let types: [Named] = [.capsule, .cargo, .lander, .spaceplane]
    return Configuration(
      60 + number, "Demonstrator \(number + 1)", types[number % types.count],
      agencies[number % agencies.count],
      stem: "Demonstrator \(number + 1) No.", isInUse: number % 2 == 0, isReusable: number % 5 == 0)
  }
}
