import Values

/// Reads all the inputs, one after another, into the same builders.
struct InputReading {
  let inputs: [OpenInput]
  let limits: ReadingLimits
  let watch: ReadingWatch
  /// Where each input begins, laid end to end.
  private let starts: [Int]
  let byteCount: Int

  /// The trees of all readers; the first one's reads what is read in one go.
  var trees: [BuilderTree]
  var absence: AbsenceAllowance
  private(set) var hasPages = false
  /// Of the values that were looked for the first: its number among the wishes, the input that has it, and where.
  private(set) var found: (number: Int, input: Int, place: Range<Int>)?
  /// Names that stand twice in a record, by input.
  var repeatedNames: [(input: Int, names: RepeatedNames)] = []

  init(
    _ inputs: [OpenInput], limits: ReadingLimits, watch: ReadingWatch = ReadingWatch(),
    wishes: ReadingWishes = ReadingWishes()
  ) {
    self.inputs = inputs
    self.limits = limits
    self.watch = watch
    var starts: [Int] = []
    var end = 0
    for input in inputs {
      starts.append(end)
      end += input.byteCount
    }
    self.starts = starts
    byteCount = end
    trees = [BuilderTree(wishes: wishes)]
    absence = AbsenceAllowance(limits.absentValues)
  }

  mutating func read() throws(ReadingFailure) {
    for number in inputs.indices where found == nil {
      do throws(InputProblem) {
        try read(number)
      } catch {
        throw ReadingFailure(error, in: inputs[number])
      }
    }
  }

  /// Gives the values away.
  mutating func takeTrees() -> [BuilderTree] {
    defer { trees = [] }
    return trees
  }

  /// Takes the first tree out to read into; `finish` puts it back.
  private mutating func takeTree() -> BuilderTree {
    let taken = trees[0]
    trees[0] = BuilderTree()
    return taken
  }

  private mutating func read(_ number: Int) throws(InputProblem) {
    if watch.isStopped { throw .fault(.cancelled) }
    var window = InputWindow(inputs[number], length: limits.pieces.window)
    let pace = ReadingPace(watch: watch, inputStart: starts[number], byteCount: byteCount)
    let (format, start) = try begin(&window, inputs[number], pace)
    if try readLines(window, format, from: start, pace, number) { return }
    switch format {
    case .empty: return
    case .jsonArray, .jsonObjects:
      let reader = JSONReader(tree: takeTree(), limits: limits, absence: absence, pace: pace)
      var documents = JSONDocuments(reader, isArray: format == .jsonArray)
      try readAll(&window, &documents, from: start, pace, number)
      if documents.arePages == true { hasPages = true }
    case .otherJSON:
      throw .fault(notRecords(window, at: start))
    case .delimited:
      let separator = InputReading.separator(window, from: start, name: inputs[number].name)
      var reader = DelimitedReader(
        tree: takeTree(), separator: separator, limits: limits, absence: absence, pace: pace)
      try readAll(&window, &reader, from: start, pace, number)
    }
  }

  /// Reads enough to tell the format, and returns where the data begin.
  private func begin(
    _ window: inout InputWindow, _ input: OpenInput, _ pace: ReadingPace
  ) throws(InputProblem) -> (DataFormat, start: Int) {
    while true {
      _ = try window.move(from: 0)
      let fault = Compression.fault(window.bytes.span.extracting(0..<window.count), file: input.fileName)
      if let fault { throw .fault(fault) }
      let invalid = try InputReading.validate(&window, pace)
      let text = window.bytes.span.extracting(0..<window.validCount)
      let start = DataFormat.markLength(text)
      if let fault = Markup.fault(text, from: start) { throw .fault(fault) }
      let format = DataFormat.detect(text, from: start, name: input.name)
      if format != .empty || invalid == nil && window.isLast {
        return (format, format == .delimited ? start : DataFormat.skipWhiteSpace(text, from: start))
      }
      if let invalid { throw .fault(InputReading.notUTF8(invalid)) }
    }
  }

  /// Reads an input to its end.
  private mutating func readAll<Reader: RecordReading>(
    _ window: inout InputWindow, _ reader: inout Reader, from start: Int, _ pace: ReadingPace, _ number: Int
  ) throws(InputProblem) {
    var position = start
    // How many bytes have been read since rows became a segment.
    var readCount = 0
    while true {
      let invalid = try InputReading.validate(&window, pace)
      let newCount = window.takeNewCount()
      reader.begin(at: window.start, newBytes: newCount, from: position)
      let progress = try InputReading.advance(
        window, &reader, from: position, length: limits.pieces.window, isLast: invalid == nil)
      switch progress {
      case .finished:
        reader.tree.seal(next: reader.tree.piece + 1, limits.pieces)
        return finish(&reader, number)
      case .stopped(let place):
        readCount += place - position
        position = place
        if window.count - place < limits.pieces.window { position = try window.move(from: place) }
      case .needsMore(let place):
        if let invalid { throw .fault(InputReading.notUTF8(window.start + invalid)) }
        readCount += place - position
        position = try window.move(from: place)
      }
      if readCount >= limits.pieces.segment {
        reader.tree.seal(next: reader.tree.piece + 1, limits.pieces)
        readCount = 0
      }
    }
  }

  /// Reads on in a window, for a part of an input of so many bytes.
  private static func advance<Reader: RecordReading>(
    _ window: InputWindow, _ reader: inout Reader, from position: Int, length: Int, isLast: Bool
  ) throws(InputProblem) -> ReadingProgress {
    do throws(ReadingFault) {
      return try reader.advance(
        window.bytes.span.extracting(0..<window.validCount), isLast: window.isLast && isLast,
        until: position + length)
    } catch {
      throw .fault(error.moved(by: window.start))
    }
  }

  static func separator(_ window: InputWindow, from start: Int, name: String) -> FieldSeparator {
    FieldSeparator.detect(window.bytes.span.extracting(0..<window.validCount), from: start, name: name)
  }

  private static func validate(
    _ window: inout InputWindow, _ pace: ReadingPace
  ) throws(InputProblem) -> Int? {
    do throws(ReadingFault) {
      return try window.validate(pace)
    } catch {
      throw .fault(error)
    }
  }

  private mutating func finish<Reader: RecordReading>(_ reader: inout Reader, _ number: Int) {
    let first = reader.wantedPlaces.min { ($0.value.lowerBound, $0.key) < ($1.value.lowerBound, $1.key) }
    if let first { found = (first.key, number, first.value) }
    if reader.repeatedNames.count > 0 { repeatedNames.append((number, reader.repeatedNames)) }
    absence = reader.absence
    trees[0] = reader.tree
  }

  static func notUTF8(_ place: Int) -> ReadingFault {
    ReadingFault("a byte that is not UTF-8 stands in the data", at: place, to: place + 1)
  }

  private func notRecords(_ window: InputWindow, at start: Int) -> ReadingFault {
    let scanner = JSONScanner(position: start)
    return ReadingFault(
      "\(scanner.found(window.bytes.span.extracting(0..<window.validCount))) stands where the `{` or `[` of JSON records is wanted",
      at: start,
      to: start + 1)
  }
}
