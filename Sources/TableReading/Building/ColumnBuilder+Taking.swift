import Columnar
import Values

// Values that have been found in a text are read together: what most columns have goes by in one loop for all rows.
extension ColumnBuilder {
  /// Reads the values of the next rows, which have been found in a text.
  ///
  /// - Parameter elements: How many elements the lists have, with those of these rows.
  /// - Returns: Where the first text stands that is too much, if a column cannot have so many bytes.
  mutating func take(
    _ values: Span<FoundValue>, from text: Span<UInt8>, elements: Int, upTo byteLimit: Int
  ) -> Int? {
    let forms = ColumnBuilder.forms(of: values)
    let others = forms & ~FoundValue.Form.null.bit
    if others == FoundValue.Form.integer.bit {
      takeIntegers(values)
    } else if others & ~FoundValue.Form.booleans == 0 {
      takeBooleans(values)
    } else if others == FoundValue.Form.text.bit {
      return takePlainTexts(values, text, byteLimit)
    } else if others == FoundValue.Form.record.bit {
      takeRecords(values)
    } else if others & ~FoundValue.Form.texts == 0, timeKind == nil, !usesDictionary {
      return pile(values, text, byteLimit)
    } else {
      return takeRuns(values, text, elements, byteLimit)
    }
    return nil
  }

  /// The forms that occur, a bit for each.
  private static func forms(of values: Span<FoundValue>) -> UInt16 {
    // Most columns have one, which is seen sooner.
    if let form = FoundValue.form(ofAll: values) { return form.bit }
    var forms: UInt16 = 0
    for row in values.indices { forms |= values[row].formBit }
    return forms
  }

  // MARK: Columns of one form, perhaps with nulls

  private mutating func takeIntegers(_ values: Span<FoundValue>) {
    kinds.append(values) { $0.form == .integer ? .integer : .null }
    numbers.append(
      contentsOf: [Int64](unsafeUninitializedCapacity: values.count) { numbers, count in
        // There is room for a number of every value; that of one that is none is overwritten by the next.
        for row in values.indices {
          numbers.initializeElement(at: count, to: values[row].integer)
          count &+= values[row].form == .integer ? 1 : 0
        }
      })
  }

  private mutating func takeBooleans(_ values: Span<FoundValue>) {
    kinds.append(values) {
      switch $0.form {
      case .yes: .yes
      case .no: .no
      default: .null
      }
    }
  }

  private mutating func takeRecords(_ values: Span<FoundValue>) {
    kinds.append(values) { $0.form == .record ? .record : .null }
    guard numbersRecords else { return }
    recordNumbers.append(
      contentsOf: [UInt32](unsafeUninitializedCapacity: values.count) { numbers, count in
        // There is room for a number of every value; that of one that is none is overwritten by the next.
        for row in values.indices {
          numbers.initializeElement(at: count, to: values[row].count)
          count &+= values[row].form == .record ? 1 : 0
        }
      })
  }

  private mutating func takePlainTexts(
    _ values: Span<FoundValue>, _ text: Span<UInt8>, _ byteLimit: Int
  ) -> Int? {
    let places = [TextPlace](unsafeUninitializedCapacity: values.count) { places, count in
      // There is room for a place of every value; one that is none is overwritten by the next.
      for row in values.indices {
        places.initializeElement(at: count, to: TextPlace(values[row].place))
        count &+= values[row].form == .text ? 1 : 0
      }
    }
    let (kind, timeCount) = takeTimes(places.span, text)
    if places.count == values.count {
      kinds.append(kind, count: timeCount)
      kinds.append(.text, count: places.count - timeCount)
    } else {
      var number = 0
      kinds.append(values) {
        guard $0.form == .text else { return .null }
        number &+= 1
        return number <= timeCount ? kind : .text
      }
    }
    return takeTexts(places.span.extracting(timeCount...), text, byteLimit)
  }

  /// Reads times as long as there are some; returns their kind and how many.
  private mutating func takeTimes(
    _ places: Span<TextPlace>, _ text: Span<UInt8>
  ) -> (ValueKind, count: Int) {
    guard timeKind != nil, places.count > 0, let kind = timeKind(first: text.extracting(places[0].range))
    else {
      return (.text, 0)
    }
    var count = 0
    while count < places.count,
      let number = CanonicalTime.number(text.extracting(places[count].range), kind)
    {
      numbers.append(number)
      count &+= 1
    }
    if count < places.count { timeKind = nil }
    return (kind, count)
  }

  /// Reads texts whose kinds are noted elsewhere.
  private mutating func takeTexts(
    _ places: Span<TextPlace>, _ text: Span<UInt8>, _ byteLimit: Int
  ) -> Int? {
    guard places.count > 0 else { return nil }
    guard usesDictionary else { return pile(places, text, byteLimit) }
    let found = dictionary.numbers(of: places, in: text, upTo: byteLimit)
    if textNumbers.isEmpty { textNumbers = found } else { textNumbers.append(contentsOf: found) }
    return found.count < places.count ? places[found.count].range.lowerBound : nil
  }

  private mutating func pile(_ places: Span<TextPlace>, _ text: Span<UInt8>, _ byteLimit: Int) -> Int? {
    var byteCount = 0
    for place in places.indices { byteCount &+= places[place].range.count }
    if byteCount <= byteLimit - pileByteCount {
      texts.append(places, of: text, byteCount: byteCount)
      pileByteCount &+= byteCount
      return nil
    }
    texts.reserve(texts: places.count, bytes: byteCount)
    for place in places.indices {
      let range = places[place].range
      texts.append(text.extracting(range))
      pileByteCount &+= range.count
      if pileByteCount > byteLimit { return range.lowerBound }
    }
    return nil
  }

  // MARK: Texts in several forms

  /// Reads texts, however they are written, that are neither times nor numbered.
  private mutating func pile(
    _ values: Span<FoundValue>, _ text: Span<UInt8>, _ byteLimit: Int
  ) -> Int? {
    kinds.append(values) { $0.form == .null ? .null : .text }
    // No text has more bytes than it is written with.
    var byteCount = 0
    for row in values.indices where values[row].form != .null { byteCount &+= values[row].place.count }
    texts.reserve(texts: values.count, bytes: byteCount)
    var characters: [UInt8] = []
    for row in values.indices {
      let value = values[row]
      guard value.form != .null else { continue }
      if value.form == .text {
        texts.append(text.extracting(value.place))
        pileByteCount &+= value.place.count
      } else {
        characters.removeAll(keepingCapacity: true)
        value.form.appendCharacters(text.extracting(value.place), to: &characters)
        texts.append(characters.span)
        pileByteCount &+= characters.count
      }
      if pileByteCount > byteLimit { return value.place.lowerBound }
    }
    return nil
  }

  // MARK: Whatever there is

  /// Reads values of one form after the other.
  private mutating func takeRuns(
    _ values: Span<FoundValue>, _ text: Span<UInt8>, _ elements: Int, _ byteLimit: Int
  ) -> Int? {
    var hasOpenList = false
    // Texts are read together, also where something else stands between them.
    var places: [TextPlace] = []
    var start = 0
    while start < values.count {
      let code = values[start].formCode
      var end = start &+ 1
      while end < values.count, values[end].formCode == code { end &+= 1 }
      let run = values.extracting(start..<end)
      start = end
      switch run[0].form {
      case .absent: for place in run.indices { kinds.append(.absent, count: Int(run[place].count)) }
      case .null: kinds.append(.null, count: run.count)
      case .no: kinds.append(.no, count: run.count)
      case .yes: kinds.append(.yes, count: run.count)
      case .record: takeRecords(run)
      case .list: takeLists(run, &hasOpenList)
      case .integer: takeIntegers(run)
      case .number: for place in run.indices { append(number: text.extracting(run[place].place)) }
      case .text: takeTextRun(run, text, &places)
      case .escapedText, .quotedField:
        if let place = takeTexts(&places, text, byteLimit) ?? takeWrittenTexts(run, text, byteLimit) {
          return place
        }
      }
    }
    if hasOpenList { endList(elements: elements) }
    return takeTexts(&places, text, byteLimit)
  }

  /// Each list ends where the next one begins.
  private mutating func takeLists(_ run: Span<FoundValue>, _ hasOpenList: inout Bool) {
    kinds.append(.list, count: run.count)
    for place in run.indices {
      if hasOpenList { endList(elements: Int(run[place].count)) }
      hasOpenList = true
    }
  }

  /// Reads times as long as there are some, and notes where the other texts stand.
  private mutating func takeTextRun(
    _ run: Span<FoundValue>, _ text: Span<UInt8>, _ places: inout [TextPlace]
  ) {
    let first = places.count
    for place in run.indices { places.append(TextPlace(run[place].place)) }
    guard timeKind != nil else { return kinds.append(.text, count: run.count) }
    let (kind, timeCount) = takeTimes(places.span.extracting(first...), text)
    kinds.append(kind, count: timeCount)
    kinds.append(.text, count: run.count &- timeCount)
    places.removeSubrange(first..<first + timeCount)
  }

  /// Reads texts whose kinds have been noted already, and forgets their places.
  private mutating func takeTexts(
    _ places: inout [TextPlace], _ text: Span<UInt8>, _ byteLimit: Int
  ) -> Int? {
    defer { places.removeAll(keepingCapacity: true) }
    return takeTexts(places.span, text, byteLimit)
  }

  /// Reads texts that are written with escapes or doubled quotes.
  private mutating func takeWrittenTexts(
    _ run: Span<FoundValue>, _ text: Span<UInt8>, _ byteLimit: Int
  ) -> Int? {
    var characters: [UInt8] = []
    for place in run.indices {
      characters.removeAll(keepingCapacity: true)
      let range = run[place].place
      run[place].form.appendCharacters(text.extracting(range), to: &characters)
      guard append(text: characters.span, upTo: byteLimit) else { return range.lowerBound }
    }
    return nil
  }
}
