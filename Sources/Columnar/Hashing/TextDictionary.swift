import Values

/// Distinct texts, numbered from 0 in the order in which they come first.
package struct TextDictionary: Sendable {
  /// The texts by their numbers.
  package private(set) var texts = TextArena()
  private var shortTexts: ShortTexts
  /// Of the numbers of longer texts, counted from 1.
  private var longTexts: HashSlots
  private var longCount = 0
  /// The longer text that was asked for last: in many columns the next one is the same.
  private var last: UInt32?

  /// - Parameter bits: The binary logarithm of the number of slots to begin with.
  package init(bits: UInt64 = 4) {
    shortTexts = ShortTexts(bits: bits)
    longTexts = HashSlots(bits: bits)
  }

  package var count: Int { texts.count }

  /// The number of a text, a new one where it has not come before. The caller has asked `TextArena.hasRoom`.
  package mutating func number(of text: Span<UInt8>) -> UInt32 {
    guard let key = ShortTexts.Key(text) else { return longNumber(of: text) }
    return shortNumber(of: text, key)
  }

  private mutating func longNumber(of text: Span<UInt8>) -> UInt32 {
    if let last, isText(last, text) { return last }
    let hash = ByteHash.hash(text)
    let mask = longTexts.slots.count - 1
    var slot = longTexts.firstSlot(hash)
    while true {
      let content = longTexts.slots[slot]
      if content == 0 { break }
      let number = UInt32(truncatingIfNeeded: content) &- 1
      if (content ^ hash) &>> 32 == 0, isText(number, text) {
        last = number
        return number
      }
      slot = (slot &+ 1) & mask
    }
    let number = add(text)
    longTexts.slots[slot] = HashSlots.content(hash: hash, number: number &+ 1)
    longCount += 1
    // Nobody waits for so little work.
    _ = longTexts.reserve(longCount + 1) { false }
    last = number
    return number
  }

  /// Gives up what only finding numbers needs, several times the memory of short texts. No text is to be numbered any more.
  package mutating func endNumbering() {
    shortTexts = ShortTexts(bits: 4)
    longTexts = HashSlots()
    last = nil
  }

  /// The numbers of texts that stand in another text, one after the other, until those of the dictionary have more than
  /// `byteLimit` bytes: then some are missing.
  package mutating func numbers(
    of places: Span<TextPlace>, in text: Span<UInt8>, upTo byteLimit: Int
  ) -> [UInt32] {
    var recent = RecentTexts()
    return [UInt32](unsafeUninitializedCapacity: places.count) { numbers, count in
      while count < places.count {
        count = numberShort(places, from: count, in: text, into: numbers, upTo: byteLimit)
        count = findKnown(places, from: count, in: text, into: numbers, &recent)
        // Where one text is new, as a rule the next one is.
        var hasNew = true
        while hasNew, count < places.count {
          let known = texts.count
          let number = number(of: places[count].range, in: text)
          guard texts.bytes.count <= byteLimit else { return }
          // There is room for as many numbers as there are places.
          numbers.initializeElement(at: count, to: number)
          count += 1
          hasNew = texts.count > known
        }
      }
    }
  }

  /// Numbers texts from `first` on as long as they are short and there is room for those that are new; returns up to where.
  private mutating func numberShort(
    _ places: Span<TextPlace>, from first: Int, in text: Span<UInt8>,
    into numbers: UnsafeMutableBufferPointer<UInt32>, upTo byteLimit: Int
  ) -> Int {
    let room = (byteLimit - texts.bytes.count) / ShortTexts.Key.mostBytes
    var added: [TextPlace] = []
    let end = shortTexts.number(
      places, from: first, in: text, into: numbers, firstNew: UInt32(truncatingIfNeeded: texts.count),
      mostNew: room, &added)
    if !added.isEmpty { texts.append(added.span, of: text) }
    return end
  }

  /// The number of a text that stands in another.
  private mutating func number(of range: Range<Int>, in text: Span<UInt8>) -> UInt32 {
    guard let key = ShortTexts.Key(range, in: text) else { return longNumber(of: text.extracting(range)) }
    return shortNumber(of: text.extracting(range), key)
  }

  private mutating func shortNumber(of text: Span<UInt8>, _ key: ShortTexts.Key) -> UInt32 {
    let (known, place) = shortTexts.find(key)
    if let known { return known }
    let number = add(text)
    shortTexts.add(key, number: number, at: place)
    return number
  }

  /// Writes the numbers of texts from `first` on, as long as they are known; returns up to where.
  ///
  /// It changes nothing but the numbers: the memory is looked for once and not for each text.
  private func findKnown(
    _ places: Span<TextPlace>, from first: Int, in text: Span<UInt8>,
    into numbers: UnsafeMutableBufferPointer<UInt32>, _ recent: inout RecentTexts
  ) -> Int {
    let slots = shortTexts.slotSpan
    let longTexts = LongTexts(
      slots: longTexts.slots.span, shift: longTexts.shift, offsets: texts.offsets.span,
      bytes: texts.bytes.span)
    // The pointers do not leave.
    return text.withUnsafeBytes { text in
      slots.withUnsafeBufferPointer { shortTexts in
        guard let start = text.baseAddress else { return first }
        // No short text is looked at beyond the end of all.
        let lastShort = text.count &- ShortTexts.Key.mostBytes
        var done = first
        while done < places.count {
          ShortTexts.bringNear(places, behind: done, in: start, upTo: lastShort, shortTexts)
          let range = places[done].range
          precondition(range.upperBound <= text.count, "the texts stand in the text")
          let number: UInt32?
          if range.count <= ShortTexts.Key.mostBytes, range.lowerBound <= lastShort {
            let key = ShortTexts.Key(at: start + range.lowerBound, length: range.count)
            number = ShortTexts.number(of: key, in: shortTexts)
          } else {
            let wanted = LongTexts.Wanted(at: start + range.lowerBound, count: range.count)
            number = longTexts.number(of: wanted, &recent)
          }
          guard let number else { break }
          // There is room for as many numbers as there are places.
          numbers.initializeElement(at: done, to: number)
          done &+= 1
        }
        return done
      }
    }
  }

  private mutating func add(_ text: Span<UInt8>) -> UInt32 {
    texts.append(text)
    return UInt32(truncatingIfNeeded: texts.count &- 1)
  }

  @inline(__always)
  private func isText(_ number: UInt32, _ text: Span<UInt8>) -> Bool {
    let range = texts.range(of: Int(number))
    guard range.count == text.count else { return false }
    return ByteOrder.isEqual(texts.bytes.span.extracting(range), text)
  }
}
