// The forms in which records come: an array, pages of results, objects behind one another.
extension JSONReader {
  /// Reads an array of objects, whose `[` comes next, and the end of the input after it.
  mutating func readArray(_ text: Span<UInt8>) throws(ReadingFault) {
    outerDepth = 1
    try readRecords(text)
    scanner.skipWhiteSpace(text)
    guard scanner.position == text.count else {
      throw ReadingFault(
        "\(scanner.found(text)) stands behind the array that is all of the data", at: scanner.position,
        to: scanner.position + 1)
    }
  }

  /// Reads objects up to the end of the input: pages if the first one is a page (the answer), else records.
  mutating func readObjects(_ text: Span<UInt8>) throws(ReadingFault) -> Bool {
    let arePages = try findsResults(text)
    while true {
      if arePages {
        try readPage(text)
      } else {
        outerDepth = 0
        try readRecord(text)
      }
      let end = scanner.position
      scanner.skipWhiteSpace(text)
      guard scanner.position < text.count else { return arePages }
      guard scanner.position > end, text[scanner.position] == UInt8(ascii: "{") else {
        throw ReadingFault(
          "\(scanner.found(text)) stands where a line break and another object, or the end, is wanted",
          at: scanner.position, to: scanner.position + 1,
          hint: text[scanner.position] == UInt8(ascii: ",")
            ? "objects with `,` between them stand in `[` and `]`" : nil)
      }
    }
  }

  /// Reads the objects of an array, whose `[` comes next.
  private mutating func readRecords(_ text: Span<UInt8>) throws(ReadingFault) {
    scanner.position += 1
    scanner.skipWhiteSpace(text)
    if scanner.take(UInt8(ascii: "]"), text) { return }
    repeat {
      try readRecord(text)
    } while try readSeparator(text, closing: UInt8(ascii: "]"))
  }

  private mutating func readRecord(_ text: Span<UInt8>) throws(ReadingFault) {
    guard scanner.peek(text) == UInt8(ascii: "{") else {
      throw ReadingFault(
        "\(scanner.found(text)) stands where a record in `{` and `}` is wanted", at: scanner.position,
        to: scanner.position + 1)
    }
    guard tree.builders[BuilderTree.root].count < limits.rows else {
      throw ReadingFault("the data have too many records", at: scanner.position)
    }
    try readValue(text, into: BuilderTree.root)
  }

  /// Reads a page, whose `{` comes next: the records of its `results`. What else it has is checked and dropped.
  private mutating func readPage(_ text: Span<UInt8>) throws(ReadingFault) {
    let start = scanner.position
    let envelope = beginEnvelope()
    var hasResults = false
    var previous = -1
    while let member = try readNextName(text, of: envelope, after: previous) {
      if isResults(text, member) {
        guard !hasResults else {
          throw ReadingFault("a page has `results` twice", at: scanner.position, to: scanner.position + 1)
        }
        hasResults = true
        // The page and the array.
        outerDepth = 2
        try readRecords(text)
        outerDepth = 1
      } else {
        try align(member, to: 0)
        try readValue(text, into: member)
      }
      previous = member
    }
    guard hasResults else {
      throw ReadingFault(
        "an object without `results` stands where another page is wanted", at: start, to: start + 1)
    }
  }

  /// Looks ahead whether the object that comes next is a page: whether it has an array of objects, or an empty
  /// one, as `results`.
  private mutating func findsResults(_ text: Span<UInt8>) throws(ReadingFault) -> Bool {
    let start = scanner.position
    let envelope = beginEnvelope()
    var previous = -1
    var isPage = false
    while let member = try readNextName(text, of: envelope, after: previous) {
      isPage = isResults(text, member)
      guard !isPage else { break }
      try align(member, to: 0)
      try readValue(text, into: member)
      previous = member
    }
    scanner.position = start
    for member in tree.builders[envelope].members { tree.removeRows(of: member, from: 0) }
    return isPage
  }

  /// Steps into an object whose members are not the table's; returns the builder that takes them.
  private mutating func beginEnvelope() -> Int {
    outerDepth = 1
    scanner.position += 1
    if envelope < 0 { envelope = tree.addLoose() }
    return envelope
  }

  /// True where the value that comes next, of that member, is an array of objects or an empty one.
  private func isResults(_ text: Span<UInt8>, _ member: Int) -> Bool {
    guard tree.builders[member].key.elementsEqual("results".utf8) else { return false }
    var ahead = scanner
    guard ahead.take(UInt8(ascii: "["), text) else { return false }
    ahead.skipWhiteSpace(text)
    return ahead.peek(text) == UInt8(ascii: "{") || ahead.peek(text) == UInt8(ascii: "]")
  }
}
