import Values

// Large inputs of lines are read on several threads, unless they turn out not to be such after all.
extension InputReading {
  /// Reads an input on several threads; false where it is not made for that: then it is as if nothing had been read, but
  /// that its file is somewhere else.
  mutating func readLines(
    _ window: InputWindow, _ format: DataFormat, from start: Int, _ pace: ReadingPace, _ number: Int
  ) throws(InputProblem) -> Bool {
    let input = inputs[number]
    // A place that is looked for is counted in rows from the beginning.
    guard watch.threads > 1, input.byteCount >= limits.pieces.fewestForThreads, !trees[0].seeksPlaces,
      !trees[0].wishes.readsInOneGo
    else {
      return false
    }
    switch format {
    case .jsonObjects: return readObjectLines(window, from: start, pace, number)
    case .delimited: return readDelimitedLines(window, from: start, pace, number)
    case .empty, .jsonArray, .otherJSON: return false
    }
  }

  private mutating func readObjectLines(
    _ window: InputWindow, from start: Int, _ pace: ReadingPace, _ number: Int
  ) -> Bool {
    let text = window.bytes.span.extracting(0..<window.validCount)
    guard let end = LineBreaks.end(in: text, from: start) else { return false }
    // Nothing is told of the first line alone.
    let quiet = ReadingPace(watch: ReadingWatch())
    let wishes = trees[0].wishes
    let (limits, absence) = (limits, absence)
    @Sendable func documents(
      _ pace: ReadingPace, isLines: Bool, _ records: RecordNumbering = .none
    ) -> JSONDocuments {
      let tree = BuilderTree(wishes: wishes, records: records)
      return JSONDocuments(
        JSONReader(tree: tree, limits: limits, absence: absence, pace: pace), isArray: false, isLines: isLines
      )
    }
    var first = documents(quiet, isLines: false)
    first.begin(at: 0, newBytes: end, from: start)
    guard case .finished = try? first.advance(text.extracting(0..<end), isLast: true, until: .max),
      first.arePages == false
    else { return false }
    var sample = documents(quiet, isLines: true, .sample)
    let records = InputReading.repeatedRecords(text, from: start, &sample)
    let ranges = LineRanges(
      inputs[number], from: start, pieceLength: limits.pieces.objectLines, pace: SharedPace(pace))
    return take(
      LineReading.read(
        ranges.pace, byteCount: inputs[number].byteCount, threads: watch.threads, firstPiece: trees[0].piece
      ) {
        RangeLines(ranges, step: limits.pieces.objectStep)
      } _: {
        documents(quiet.stopping(with: pace), isLines: true, records)
      }, number)
  }

  /// In which fields the records of the first lines repeat.
  private static func repeatedRecords(
    _ text: Span<UInt8>, from start: Int, _ sample: inout JSONDocuments
  ) -> RecordNumbering {
    guard sample.tree.wishes.isEmpty, let end = LineBreaks.lastEnd(in: text) else { return .none }
    sample.begin(at: 0, newBytes: end, from: start)
    // A fault is found again by those who read the lines.
    guard case .finished = try? sample.find(text.extracting(0..<end), isLast: true, until: .max) else {
      return .none
    }
    return sample.tree.repeatedRecords(fewest: sample.limits.pieces.fewestSampled)
  }

  private mutating func readDelimitedLines(
    _ window: InputWindow, from start: Int, _ pace: ReadingPace, _ number: Int
  ) -> Bool {
    let text = window.bytes.span.extracting(0..<window.validCount)
    let separator = FieldSeparator.detect(text, from: start, name: inputs[number].name)
    let wishes = trees[0].wishes
    let (limits, absence) = (limits, absence)
    let quiet = ReadingPace(watch: ReadingWatch()).stopping(with: pace)
    @Sendable func reader(_ header: Span<UInt8>) -> (reader: DelimitedReader, end: Int)? {
      var reader = DelimitedReader(
        tree: BuilderTree(wishes: wishes), separator: separator, limits: limits, absence: absence,
        pace: quiet)
      reader.begin(at: 0, newBytes: 0, from: start)
      guard case .stopped(let end) = try? reader.advance(header, isLast: false, until: start + 1) else {
        return nil
      }
      return (reader, end)
    }
    guard let end = reader(text)?.end else { return false }
    let header = Array(window.bytes[..<end])
    let shared = SharedPace(pace)
    let queue = PieceQueue(inputs[number], from: end, pieceLength: limits.pieces.line, pace: shared)
    return take(
      LineReading.read(
        shared, byteCount: inputs[number].byteCount, threads: watch.threads, firstPiece: trees[0].piece
      ) {
        QueuedLines(queue)
      } _: {
        reader(header.span)?.reader
      }, number)
  }

  /// Takes over what readers have read; false where they gave up.
  private mutating func take(_ readers: [some RecordReading]?, _ number: Int) -> Bool {
    guard let readers else { return false }
    var names = RepeatedNames()
    let before = absence
    for reader in readers {
      trees.append(reader.tree)
      names.add(reader.repeatedNames)
      absence.join(reader.absence, since: before)
    }
    if names.count > 0 { repeatedNames.append((number, names)) }
    trees[0].begin(piece: readers.map(\.tree.piece).max() ?? trees[0].piece)
    return true
  }
}
