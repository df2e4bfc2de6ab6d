/// A JSON object of the fields that questions are about, nested as LL2 nests them: about 635 bytes.
struct SlimForm: RecordForm {
  private let fields = JSONCraftFields()
  private let configurations = Fleet.configurations.map { Array(JSONFragments.slimConfiguration($0).utf8) }

  func write(_ craft: SyntheticSpacecraft, to text: inout TextBuffer) {
    text.append(#"{"id":"#)
    text.append(craft.id)
    fields.writeNames(of: craft, to: &text)
    fields.writeFlights(of: craft, to: &text)
    text.append(#","spacecraft_config":"#)
    text.append(configurations[craft.configurationIndex])
    fields.writeTurnaround(of: craft, to: &text)
    text.append("}")
  }
}
