/// The fields of a spacecraft's own that both JSON shapes have, in LL2's order, each with a comma before it.
struct JSONCraftFields {
  private let texts = CraftTexts(escaping: .json)
  private let statuses = CraftStatus.allCases.map {
    Array(JSONFragments.named(Named($0.rawValue, $0.name)).utf8)
  }

  func writeNames(of craft: SyntheticSpacecraft, to text: inout TextBuffer) {
    text.append(#","name":""#)
    texts.writeName(of: craft, to: &text)
    text.append(#"","serial_number":"#)
    if case .unknown = craft.serial {
      text.append("null")
    } else {
      text.append("\"")
      texts.writeSerial(of: craft, to: &text)
      text.append("\"")
    }
    text.append(#","is_placeholder":"#)
    text.append(craft.isPlaceholder)
  }

  func writeFlights(of craft: SyntheticSpacecraft, to text: inout TextBuffer) {
    text.append(#","in_space":"#)
    text.append(craft.isInSpace)
    text.append(#","time_in_space":"#)
    write(duration: craft.timeInSpace, to: &text)
    text.append(#","time_docked":"#)
    write(duration: craft.timeDocked, to: &text)
    text.append(#","flights_count":"#)
    text.append(craft.flightsCount)
    text.append(#","mission_ends_count":"#)
    text.append(craft.missionEndsCount)
    text.append(#","status":"#)
    text.append(statuses[craft.status.rawValue - 1])
    text.append(#","description":""#)
    texts.writeDescription(of: craft, to: &text)
    text.append("\"")
  }

  func writeTurnaround(of craft: SyntheticSpacecraft, to text: inout TextBuffer) {
    text.append(#","fastest_turnaround":"#)
    write(duration: craft.fastestTurnaround, to: &text)
  }

  private func write(duration seconds: Int?, to text: inout TextBuffer) {
    guard let seconds else { return text.append("null") }
    text.append("\"")
    text.append(duration: seconds)
    text.append("\"")
  }
}
