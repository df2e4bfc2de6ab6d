/// What the embedded spacecraft are held against: facts typed from LL2's answers, one spacecraft a line.
enum SpacecraftFacts {
  /// The facts of each spacecraft, in the order of their ids.
  static let rows: [[String]] = table.split(separator: "\n").map { line in
    line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
  }

  /// Columns: id, name, serial number, status, configuration, flights, time in space.
  private static let table = """
    3|Mercury No.11|11|Single Use|Mercury|1|PT16M
    13|Gemini SC3|3|Single Use|Gemini|1|P0D
    24|Apollo CSM-020|CSM-020|Single Use|Apollo Command/Service Module|1|PT9H56M59S
    36|Space Shuttle Columbia|OV-102|Destroyed|Space Shuttle|28|P292DT16H28M27S
    40|Space Shuttle Endeavour|OV-105|Retired|Space Shuttle|25|P296DT5H37M42S
    202|Soyuz 5|Soyuz 7K-OK (P) 11F615 #13|Single Use|Soyuz|1|P3DT54M15S
    217|Dragon C108|C108|Retired|Dragon 1|3|P98DT18H50M14S
    223|DragonFly|C201|Retired|Crew Dragon 2|0|P0D
    232|Vostok-3KA No.8|Vostok-3KA No.8|Single Use|Vostok|1|P2DT22H50M8S
    233|Crew Dragon C204|C204|Destroyed|Crew Dragon 2|1|P6DT5H56M
    289|Crew Dragon Endeavour|C206|Active|Crew Dragon 2|6|P868DT14H14M29S
    291|Crew Dragon Resilience|C207|Active|Crew Dragon 2|4|P179DT18H19M30S
    331|Progress M-42|Progress M-42 (No.242)|Single Use|Progress-M|1|P200DT13H33M7S
    368|Progress M-5|Progress M-5 (No.206)|Single Use|Progress-M|1|P62DT26M23S
    377|Progress 38|Progress 38 (No.146)|Single Use|Progress 7K-TG|1|P74DT19H33M18S
    396|Progress 20|Progress 20 (No.116)|Single Use|Progress 7K-TG|1|P21DT16H19M58S
    436|Crew Dragon C205|C205|Active|Crew Dragon 2|1|PT9M
    445|Progress MS-15|MS-15 (No.444)|Single Use|Progress-MS|1|P200DT18H46M46S
    452|Crew Dragon|TBD|Active|Crew Dragon 2|0|P0D
    459|Soyuz MS-22|11F732A48 #751|Single Use|Soyuz MS|1|P187DT21H51M11S
    462|Tianzhou-2|2|Single Use|Tianzhou|1|P305DT21H44M31S
    465|Tianzhou-5|5|Single Use|Tianzhou|1|P303DT23H9M48S
    469|Shenzhou 15|15|Single Use|Shenzhou|1|P186DT7H24M43S
    488|Soyuz 7K-OK No.2|Soyuz 7K-OK (A) 11F615 #2|Single Use|Soyuz|1|P1DT23H21M
    489|Soyuz 7K-OK No.1|Soyuz 7K-OK (P) 11F615 #1|Single Use|Soyuz|1|P0D
    490|Soyuz 7K-OK No.3|Soyuz 7K-OK (P) 11F615 #3|Single Use|Soyuz|1|P1DT20H40M
    493|Soyuz 7K-OK No.8|Soyuz 7K-OK (A) 11F615 #8|Single Use|Soyuz|1|P4DT14H
    540|Orion Integrity|003|Under construction|Orion|0|P0D
    541|Orion 004|004|Under construction|Orion|0|P0D
    542|Crew Dragon Endurance|C210|Active|Crew Dragon 2|4|P680DT7H29M37S
    551|Crew Dragon Freedom|C212|Active|Crew Dragon 2|5|P563DT6H4M44S
    554|Cargo Dragon C211|C211|Active|Cargo Dragon 2|3|P275DT8H1M27S
    555|Ship 24|S24|Destroyed|Starship V1|1|PT3M51S
    558|X-37B 1|1|Active|X-37B|4|P1922DT3H8M45S
    561|Progress MS-22|MS-22 (No.452)|Single Use|Progress-MS|1|P192DT20H42M24S
    565|Tianzhou-6|6|Single Use|Tianzhou|1|P253DT23H14M9S
    569|Cargo Dragon|TBD|Active|Cargo Dragon 2|0|P0D
    577|Tianzhou-7|7|Single Use|Tianzhou|1|P304DT22H57M30S
    595|Crew Dragon Grace|C213|Active|Crew Dragon 2|1|P20DT2H58M8S
    609|Shenzhou 20|20|Active|Shenzhou|1|P269DT16H16M29S
    611|Tianzhou-9|9|Single Use|Tianzhou|1|P264DT6H35M10S
    617|Progress MS-31|MS-31 (No.461)|Single Use|Progress-MS|1|P255DT21H48M20S
    624|Shenzhou 22|22|Active|Shenzhou|0|P0D
    """
}
