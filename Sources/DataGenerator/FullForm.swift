/// A JSON object as LL2 2.3.0 gives it in normal mode, with all its fields in its order: about 2,100 bytes.
struct FullForm: RecordForm {
  private let fields = JSONCraftFields()
  private let configurations = Fleet.configurations.map { Array(JSONFragments.fullConfiguration($0).utf8) }
  private let images = Fleet.configurations.map { Array(JSONFragments.image($0).utf8) }
  private let addressBefore = Array(JSONFragments.spacecraftAddress.before.utf8)
  private let addressBehind = Array(JSONFragments.spacecraftAddress.behind.utf8)

  func write(_ craft: SyntheticSpacecraft, to text: inout TextBuffer) {
    text.append(#"{"response_mode":"normal","id":"#)
    text.append(craft.id)
    text.append(#","url":""#)
    text.append(addressBefore)
    text.append(craft.id)
    text.append(addressBehind)
    text.append("\"")
    fields.writeNames(of: craft, to: &text)
    text.append(#","image":"#)
    if craft.hasImage { text.append(images[craft.configurationIndex]) } else { text.append("null") }
    fields.writeFlights(of: craft, to: &text)
    text.append(#","spacecraft_config":"#)
    text.append(configurations[craft.configurationIndex])
    fields.writeTurnaround(of: craft, to: &text)
    text.append("}")
  }
}
