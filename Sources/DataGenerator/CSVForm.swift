/// A line of CSV as RFC 4180 has it, without its end: the fields of the slim shape side by side, null empty.
struct CSVForm: RecordForm {
  static let header =
    "id,name,serial_number,is_placeholder,in_space,time_in_space,time_docked,flights_count,mission_ends_count,"
    + "status_id,status_name,description,config_id,config_name,config_type,agency_name,agency_abbrev,agency_type,"
    + "families,in_use,fastest_turnaround"

  private let texts = CraftTexts(escaping: .csv)
  private let statuses = CraftStatus.allCases.map { Array("\($0.rawValue),\($0.name),".utf8) }
  private let configurations = Fleet.configurations.map { Array(CSVForm.fields(of: $0).utf8) }

  private static func fields(of configuration: Configuration) -> String {
    let agency = configuration.agency
    let families = configuration.families.map(\.name).joined(separator: "; ")
    return ",\(configuration.id),\(configuration.name),\(configuration.type.name),"
      + "\(agency.name),\(agency.abbreviation),\(agency.type.name),\(families),\(configuration.isInUse),"
  }

  func write(_ craft: SyntheticSpacecraft, to text: inout TextBuffer) {
    text.append(craft.id)
    text.append(",")
    texts.writeName(of: craft, to: &text)
    text.append(",")
    texts.writeSerial(of: craft, to: &text)
    text.append(",")
    text.append(craft.isPlaceholder)
    text.append(",")
    text.append(craft.isInSpace)
    text.append(",")
    write(duration: craft.timeInSpace, to: &text)
    text.append(",")
    write(duration: craft.timeDocked, to: &text)
    text.append(",")
    text.append(craft.flightsCount)
    text.append(",")
    text.append(craft.missionEndsCount)
    text.append(",")
    text.append(statuses[craft.status.rawValue - 1])
    writeDescription(of: craft, to: &text)
    text.append(configurations[craft.configurationIndex])
    write(duration: craft.fastestTurnaround, to: &text)
  }

  private func writeDescription(of craft: SyntheticSpacecraft, to text: inout TextBuffer) {
    let isQuoted = CraftTexts.descriptionNeedsQuotes(craft)
    if isQuoted { text.append("\"") }
    texts.writeDescription(of: craft, to: &text)
    if isQuoted { text.append("\"") }
  }

  private func write(duration seconds: Int?, to text: inout TextBuffer) {
    if let seconds { text.append(duration: seconds) }
  }
}
