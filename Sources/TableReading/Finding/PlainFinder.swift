import CKernels

/// Finds the values of records of JSON as long as they are written without white space and have the keys that those before
/// them had, in the same order: then it takes few instructions to know what comes next. It stops in front of
/// whatever is unusual, wrong or near the end of the text, with everything before it noted, for others to go on.
struct PlainFinder {
  let lanes: ValueLanes
  private(set) var frames: FrameStack
  private(set) var position: Int
  /// How deep values may be nested.
  let mostFrames: Int
  /// How many elements all lists of a field may have.
  let mostRows: Int

  /// No look at the text goes further than so many bytes from where a value begins, texts aside.
  private static let reach = 64

  init(lanes: ValueLanes, frames: FrameStack, position: Int, mostFrames: Int, mostRows: Int) {
    self.lanes = lanes
    self.frames = frames
    self.position = position
    self.mostFrames = mostFrames
    self.mostRows = mostRows
  }

  mutating func find(_ text: Span<UInt8>) {
    var position = position
    text.withUnsafeBytes { text in
      guard let start = text.baseAddress else { return }
      // No look goes further than the end.
      let stop = text.count &- PlainFinder.reach
      while let frame = frames.last {
        let isGoing =
          frame.isRecord
          ? findMembers(start, stop, &position, of: frame) : findElements(start, stop, &position, of: frame)
        guard isGoing else { return }
      }
    }
    self.position = position
  }

  /// Finds the members of a record up to its end or one that is a record or list; false where something else stands there.
  @inline(__always)
  private mutating func findMembers(
    _ text: UnsafeRawPointer, _ stop: Int, _ position: inout Int, of frame: Frame
  ) -> Bool {
    let record = lanes.lane(frame.builder)
    let row = record.pointee.memberRows &- 1
    var last = frame.last
    var expected = last < 0 ? record.pointee.firstMember : lanes.lane(last).pointee.follower
    // Whatever stands before the first member is taken for the comma of the pattern.
    var start = last < 0 ? position &- 1 : position
    while position < stop {
      guard expected >= 0, lanes.lane(expected).pointee.key.stands(at: text + start, isFirst: last < 0) else {
        guard last >= 0, byte(text, position) == UInt8(ascii: "}") else { break }
        position &+= 1
        _ = frames.pop()
        if record.pointee.looksAtRecords { endRecord(text, frame.place, position, record) }
        return true
      }
      let lane = lanes.lane(expected)
      guard lane.pointee.rows == row else { break }
      let place = start &+ lane.pointee.key.length
      guard let (found, end) = scalar(text, stop, place) ?? repeated(text, stop, place, lane) else {
        frames.setLast(last)
        return open(text, place, &position, lane, expected)
      }
      lane.pointee.append(found)
      last = expected
      position = end
      start = end
      expected = lane.pointee.follower
    }
    frames.setLast(last)
    return false
  }

  /// Finds the elements of a list, the same.
  @inline(__always)
  private mutating func findElements(
    _ text: UnsafeRawPointer, _ stop: Int, _ position: inout Int, of frame: Frame
  ) -> Bool {
    let element = lanes.lane(frame.builder).pointee.element
    guard element >= 0 else { return false }
    let lane = lanes.lane(element)
    var isFirst = frame.last < 0
    while position < stop {
      let next = byte(text, position)
      if next == UInt8(ascii: "]") {
        position &+= 1
        _ = frames.pop()
        return true
      }
      guard isFirst || next == UInt8(ascii: ","), lane.pointee.sealedRows &+ lane.pointee.rows < mostRows
      else {
        return false
      }
      let place = isFirst ? position : position &+ 1
      guard let (found, end) = scalar(text, stop, place) else {
        return open(text, place, &position, lane, element)
      }
      lane.pointee.append(found)
      frames.setLast(element)
      isFirst = false
      position = end
    }
    return false
  }

  /// Notes a record or list and steps into it; false where something else stands there, where that is too deep, and for
  /// the first list of a field. What was read last in the one around it is then its builder.
  @inline(__always)
  private mutating func open(
    _ text: UnsafeRawPointer, _ place: Int, _ position: inout Int,
    _ lane: UnsafeMutablePointer<ValueLanes.Lane>, _ builder: Int
  ) -> Bool {
    guard frames.count < mostFrames else { return false }
    let isRecord = byte(text, place) == UInt8(ascii: "{")
    if isRecord {
      lane.pointee.appendRecord()
    } else {
      let element = lane.pointee.element
      guard element >= 0, byte(text, place) == UInt8(ascii: "[") else { return false }
      let rows = lanes.lane(element).pointee.rows
      lane.pointee.append(FoundValue(.list, count: UInt32(truncatingIfNeeded: rows)))
    }
    frames.setLast(builder)
    frames.push(Frame(builder: builder, isRecord: isRecord, place: place))
    position = place &+ 1
    return true
  }

  /// A record that is written as one before it, and where it ends.
  @inline(__always)
  private func repeated(
    _ text: UnsafeRawPointer, _ stop: Int, _ place: Int, _ lane: UnsafeMutablePointer<ValueLanes.Lane>
  ) -> (FoundValue, end: Int)? {
    guard let repeats = lane.pointee.repeats, byte(text, place) == UInt8(ascii: "{"),
      let (number, length) = repeats.pointee.find(text + place, stop &- place)
    else { return nil }
    return (FoundValue(record: number, isNew: false), place &+ length)
  }

  private func endRecord(
    _ text: UnsafeRawPointer, _ start: Int, _ end: Int, _ lane: UnsafeMutablePointer<ValueLanes.Lane>
  ) {
    // The record stands in the text.
    let record = UnsafeBufferPointer(
      start: (text + start).assumingMemoryBound(to: UInt8.self), count: max(end &- start, 0))
    lane.pointee.endRecord(record.span)
  }

  @inline(__always)
  private func byte(_ text: UnsafeRawPointer, _ place: Int) -> UInt8 {
    text.load(fromByteOffset: place, as: UInt8.self)
  }

  // MARK: Scalars

  /// The scalar that stands at a place, and where it ends; nil for one that is unusual, and for what is none.
  @inline(__always)
  private func scalar(_ text: UnsafeRawPointer, _ stop: Int, _ start: Int) -> (FoundValue, end: Int)? {
    switch byte(text, start) {
    case UInt8(ascii: "\""):
      guard let end = textEnd(text, stop, from: start &+ 1) else { return nil }
      return FoundValue(.text, at: start &+ 1..<end).map { ($0, end &+ 1) }
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return integer(text, start)
    case UInt8(ascii: "n"): return word(text, start) == 0x6C6C_756E ? (FoundValue(.null), start &+ 4) : nil
    case UInt8(ascii: "t"): return word(text, start) == 0x6575_7274 ? (FoundValue(.yes), start &+ 4) : nil
    case UInt8(ascii: "f"): return word(text, start &+ 1) == 0x6573_6C61 ? (FoundValue(.no), start &+ 5) : nil
    default: return nil
    }
  }

  /// Four bytes, the first one lowest.
  @inline(__always)
  private func word(_ text: UnsafeRawPointer, _ place: Int) -> UInt32 {
    UInt32(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt32.self))
  }

  /// Where the quote stands that ends a text; nil where the text has escapes or what is wrong in it, or goes on near the
  /// end of all.
  @inline(__always)
  private func textEnd(_ text: UnsafeRawPointer, _ stop: Int, from start: Int) -> Int? {
    guard start < stop else { return nil }
    let first = perigee_text_run32((text + start).assumingMemoryBound(to: UInt8.self))
    if first < 32 { return quote(text, at: start &+ Int(first)) }
    // From here 64 bytes at once: how many steps of 16 a longer text takes would be guessed wrong, which cost a twelfth
    // of the time to find all values. Names and durations end within the first bytes, which are quicker looked at alone.
    var place = start &+ 32
    while place < stop {
      let run = Int(perigee_text_run64((text + place).assumingMemoryBound(to: UInt8.self)))
      place &+= run
      if run < 64 { return quote(text, at: place) }
    }
    return nil
  }

  /// A place if a quote stands there.
  @inline(__always)
  private func quote(_ text: UnsafeRawPointer, at place: Int) -> Int? {
    byte(text, place) == UInt8(ascii: "\"") ? place : nil
  }

  /// A whole number of few digits, and where it ends; nil for any other.
  @inline(__always)
  private func integer(_ text: UnsafeRawPointer, _ start: Int) -> (FoundValue, end: Int)? {
    var value = Int64(byte(text, start) &- UInt8(ascii: "0"))
    var end = start &+ 1
    while true {
      let next = byte(text, end)
      let digit = next &- UInt8(ascii: "0")
      guard digit < 10 else {
        guard next != UInt8(ascii: "."), next | 0x20 != UInt8(ascii: "e") else { return nil }
        break
      }
      value = value &* 10 &+ Int64(digit)
      end &+= 1
      // 17 digits are always fewer than 60 bits; more than one do not begin with a zero.
      guard end &- start <= 17, byte(text, start) != UInt8(ascii: "0") else { return nil }
    }
    return FoundValue(integer: value).map { ($0, end) }
  }
}
