/// The texts of a spacecraft that every shape has: name, serial number, description.
struct CraftTexts {
  /// How a shape writes characters that stand for something else in it.
  enum Escaping {
    case json
    case csv
  }

  private let stems: [[UInt8]]
  private let russianStems: [[UInt8]?]
  /// What is told of a configuration's spacecraft, between name and destination.
  private let phrases: [[UInt8]]
  private let remarks: [[UInt8]]

  init(escaping: Escaping) {
    stems = Fleet.configurations.map { Array($0.stem.utf8) }
    russianStems = Fleet.configurations.map { $0.russianStem.map { Array($0.utf8) } }
    phrases = Fleet.configurations.map { configuration in
      Array(
        " is a \(configuration.type.name) spacecraft operated by \(configuration.agency.abbreviation) and flown to "
          .utf8)
    }
    remarks = SyntheticSpacecraft.Remark.allCases.map { Array(CraftTexts.text(of: $0, escaping).utf8) }
  }

  private static let destinations: [[UInt8]] = [
    "the International Space Station (ISS).", "the space station Mir.", "the Tiangong space station.",
    "the space station Salyut 7.", "a low orbit of the Earth, without docking.",
  ].map { Array($0.utf8) }

  private static func text(of remark: SyntheticSpacecraft.Remark, _ escaping: Escaping) -> String {
    switch (remark, escaping) {
    case (.none, _): ""
    case (.lineBreak, .json): #"\r\nIts crew came back safely."#
    case (.lineBreak, .csv): "\r\nIts crew came back safely."
    case (.quotation, .json): #" Its call sign was \"Юпитер\"."#
    case (.quotation, .csv): #" Its call sign was ""Юпитер""."#
    }
  }

  func writeName(of craft: SyntheticSpacecraft, to text: inout TextBuffer) {
    text.append(stems[craft.configurationIndex])
    text.append(craft.runningNumber)
  }

  /// Writes nothing where the serial number is not known.
  func writeSerial(of craft: SyntheticSpacecraft, to text: inout TextBuffer) {
    switch craft.serial {
    case .unknown: return
    case .toBeDetermined: return text.append("TBD")
    case .digits: break
    case .padded: text.append("00")
    case .prefixed: text.append("No.")
    }
    text.append(craft.runningNumber)
  }

  func writeDescription(of craft: SyntheticSpacecraft, to text: inout TextBuffer) {
    writeName(of: craft, to: &text)
    if craft.hasRussianName, let stem = russianStems[craft.configurationIndex] {
      text.append(" (Russian: ")
      text.append(stem)
      text.append(craft.runningNumber)
      text.append(")")
    }
    text.append(phrases[craft.configurationIndex])
    text.append(CraftTexts.destinations[craft.destinationIndex])
    text.append(remarks[craft.remark.rawValue])
  }

  /// Whether a CSV field must be quoted to hold the description: it has a comma, a quotation mark or a line break.
  static func descriptionNeedsQuotes(_ craft: SyntheticSpacecraft) -> Bool {
    craft.remark != .none || destinations[craft.destinationIndex].contains(UInt8(ascii: ","))
  }
}
