/// Web pages, which servers send in the place of data, and which would pass for lines of one field.
enum Markup {
  private static let beginnings = ["<!doctype", "<html", "<head", "<body", "<?xml"]

  /// What is wrong with data that begin like a web page or other XML; nil where they do not.
  static func fault(_ text: Span<UInt8>, from start: Int) -> ReadingFault? {
    let place = DataFormat.skipWhiteSpace(text, from: start)
    for beginning in beginnings where text.count - place > beginning.utf8.count {
      let isThere = beginning.utf8.enumerated().allSatisfy { index, byte in
        lowercased(text[place + index]) == byte
      }
      // `<header,…` begins otherwise.
      guard isThere, !isLetter(text[place + beginning.utf8.count]) else { continue }
      return ReadingFault(
        beginning == "<?xml" ? "the data are XML" : "the data are a web page", at: place,
        to: place + beginning.utf8.count, hint: "data are JSON, CSV or TSV; did the server send an error?")
    }
    return nil
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= lowercased(byte)
  }
}
