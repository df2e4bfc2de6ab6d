import Values

/// Reads all the inputs, one after another, into the same builders.
struct InputReading {
  var reader: JSONReader
  private var hasPages = false

  init(limits: ReadingLimits, watch: ReadingWatch = ReadingWatch()) {
    reader = JSONReader(limits: limits, watch: watch)
  }

  mutating func read(_ sources: InputSources) throws(ReadingFailure) {
    for number in sources.inputs.indices { try read(sources, number) }
  }

  /// True where every record has the keys that tell the shape. Pages without any record fit every shape.
  func fits(_ shape: TableShape) -> Bool {
    let root = reader.tree.builders[BuilderTree.root]
    guard root.count > 0 else { return hasPages }
    return shape.requiredKeys.allSatisfy { key in
      guard let member = root.member(Array(key.utf8)) else { return false }
      let builder = reader.tree.builders[member]
      return builder.count == root.count && builder.kindSet & ValueKind.absent.bit == 0
    }
  }

  /// Reads again to see where a value stands: builders do not keep the place of every value.
  static func find(
    _ misfit: Misfit, in sources: InputSources, limits: ReadingLimits
  ) -> (input: Int, place: Range<Int>)? {
    var reading = InputReading(limits: limits)
    reading.reader.lookOut(for: misfit.builder, row: misfit.row)
    var found: (input: Int, place: Range<Int>)?
    for number in sources.inputs.indices {
      guard (try? reading.read(sources, number)) != nil else { return found }
      if let place = reading.reader.wantedPlace { found = (number, place) }
    }
    return found
  }

  private mutating func read(_ sources: InputSources, _ number: Int) throws(ReadingFailure) {
    let input = sources.inputs[number]
    reader.begin(input, at: sources.starts[number], of: sources.byteCount)
    do throws(ReadingFault) {
      try read(input.bytes.span, name: input.name)
    } catch {
      throw error.isCancellation ? .cancelled : ReadingFailure(error, in: input)
    }
  }

  private mutating func read(_ text: Span<UInt8>, name: String) throws(ReadingFault) {
    if let invalid = try firstInvalidByte(text) {
      throw ReadingFault("a byte that is not UTF-8 stands in the data", at: invalid, to: invalid + 1)
    }
    reader.scanner.position = DataFormat.markLength(text)
    switch DataFormat.detect(text, from: reader.scanner.position, name: name) {
    case .empty: return
    case .jsonArray:
      reader.scanner.skipWhiteSpace(text)
      try reader.readArray(text)
    case .jsonObjects:
      reader.scanner.skipWhiteSpace(text)
      if try reader.readObjects(text) { hasPages = true }
    case .otherJSON:
      reader.scanner.skipWhiteSpace(text)
      throw notRecords(text, hint: nil)
    case .delimited:
      reader.scanner.skipWhiteSpace(text)
      throw notRecords(text, hint: "only JSON is read so far: pages, arrays of objects, objects line by line")
    }
  }

  /// Looks at large texts in parts, each ending before a byte that begins a character.
  private func firstInvalidByte(_ text: Span<UInt8>) throws(ReadingFault) -> Int? {
    var start = 0
    while start < text.count {
      if reader.watch.isStopped { throw .cancelled }
      let end = InputReading.characterStart(text, atOrBefore: min(start + ReadingWatch.stretch, text.count))
      if let invalid = UTF8Validation.firstInvalidByte(text.extracting(start..<end)) {
        return start + invalid
      }
      start = end
    }
    return nil
  }

  /// Where a character begins, no further back than one is long. Of more bytes that only go on with a character the
  /// last is wrong whatever stands before it.
  private static func characterStart(_ text: Span<UInt8>, atOrBefore place: Int) -> Int {
    guard place < text.count else { return place }
    for start in stride(from: place, through: max(place - 3, 0), by: -1) where text[start] & 0xC0 != 0x80 {
      return start
    }
    return place
  }

  private func notRecords(_ text: Span<UInt8>, hint: String?) -> ReadingFault {
    let scanner = reader.scanner
    return ReadingFault(
      "\(scanner.found(text)) stands where the `{` or `[` of JSON records is wanted", at: scanner.position,
      to: scanner.position + 1, hint: hint)
  }
}
