/// The parts of JSON records that many spacecraft share, made once. Nothing in them needs an escape.
enum JSONFragments {
  private static let address = "https://ll.thespacedevs.com/2.3.0"
  private static let images = "https://thespacedevs-prod.nyc3.digitaloceanspaces.com/media/images"

  static func named(_ named: Named) -> String { #"{"id":\#(named.id),"name":"\#(named.name)"}"# }

  // MARK: - Slim

  static func slimConfiguration(_ configuration: Configuration) -> String {
    let families = configuration.families.map { #"{"id":\#($0.id),"name":"\#($0.name)"}"# }
    return
      #"{"id":\#(configuration.id),"name":"\#(configuration.name)","type":\#(named(configuration.type)),"#
      + #""agency":\#(slimAgency(configuration.agency)),"family":[\#(families.joined(separator: ","))],"#
      + #""in_use":\#(configuration.isInUse)}"#
  }

  private static func slimAgency(_ agency: Agency) -> String {
    #"{"id":\#(agency.id),"name":"\#(agency.name)","abbrev":"\#(agency.abbreviation)","#
      + #""type":\#(named(agency.type))}"#
  }

  // MARK: - Full

  static func fullConfiguration(_ configuration: Configuration) -> String {
    let path = "spacecraft_configurations/\(configuration.id)"
    return #"{"response_mode":"normal","id":\#(configuration.id),"url":"\#(url(path))","#
      + #""name":"\#(configuration.name)","type":\#(named(configuration.type)),"#
      + #""agency":\#(fullAgency(configuration.agency)),"#
      + #""family":[\#(configuration.families.map(family).joined(separator: ","))],"#
      + #""in_use":\#(configuration.isInUse),"image":\#(image(configuration))}"#
  }

  private static func fullAgency(_ agency: Agency) -> String {
    #"{"response_mode":"list","id":\#(agency.id),"url":"\#(url("agencies/\(agency.id)"))","#
      + #""name":"\#(agency.name)","abbrev":"\#(agency.abbreviation)","type":\#(named(agency.type))}"#
  }

  private static func family(_ family: Family) -> String {
    let parent = family.parent.map { #"{"response_mode":"list","id":\#($0.id),"name":"\#($0.name)"}"# }
    return #"{"response_mode":"normal","id":\#(family.id),"name":"\#(family.name)","#
      + #""description":"\#(family.description)","manufacturer":\#(fullAgency(family.manufacturer)),"#
      + #""parent":\#(parent ?? "null"),"maiden_flight":"\#(family.maidenFlight)"}"#
  }

  static func image(_ configuration: Configuration) -> String {
    let file = configuration.name.lowercased().map { $0.isLetter || $0.isNumber ? String($0) : "2520" }
      .joined()
    let isCredited = configuration.id % 3 == 0
    return #"{"id":\#(1900 + configuration.id),"name":"[AUTO] \#(configuration.name) - image","#
      + #""image_url":"\#(images)/\#(file)_image_20231219141001.jpeg","#
      + #""thumbnail_url":"\#(images)/255bauto255d__image_thumbnail_202403051941\#(10 + configuration.id).jpeg","#
      + #""credit":\#(isCredited ? #""\#(configuration.agency.name)""# : "null"),"#
      + #""license":\#(license(isCredited: isCredited)),"single_use":\#(!isCredited),"#
      + #""variants":[\#(configuration.id % 5 == 0 ? variant(configuration, file) : "")]}"#
  }

  private static func license(isCredited: Bool) -> String {
    isCredited
      ? #"{"id":4,"name":"NASA Image and Media Guidelines","priority":0,"link":"https://www.nasa.gov/nasa-brand-center/images-and-media/"}"#
      : #"{"id":1,"name":"Unknown","priority":9,"link":null}"#
  }

  private static func variant(_ configuration: Configuration, _ file: String) -> String {
    #"{"id":\#(40 + configuration.id),"type":{"id":1,"name":"Small"},"#
      + #""image_url":"\#(images)/\#(file)_small_20240305194137.jpeg"}"#
  }

  private static func url(_ path: String) -> String { "\(address)/\(path)/?format=json" }

  /// The address of a spacecraft, around its number.
  static let spacecraftAddress = (before: "\(address)/spacecraft/", behind: "/?format=json")
}
