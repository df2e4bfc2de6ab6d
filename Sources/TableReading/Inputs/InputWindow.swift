import Values

/// The part of one input that is in memory: all of it where it came as bytes, else a piece that moves on.
struct InputWindow {
  private let file: InputFile?
  private(set) var bytes: [UInt8]
  /// Where the window begins in the input.
  private(set) var start = 0
  /// How many of `bytes` count.
  private(set) var count: Int
  /// How many bytes at the beginning are known to be UTF-8.
  private(set) var validCount = 0
  /// True where the input ends with the window.
  private(set) var isLast: Bool
  /// How many bytes have come since the last question.
  private var newCount = 0

  /// Bytes that a file's window has, as long as no record is longer.
  private let length: Int

  init(_ input: OpenInput, length: Int) {
    self.length = length
    switch input.content {
    case .bytes(let bytes):
      file = nil
      self.bytes = bytes
      count = bytes.count
      newCount = bytes.count
      isLast = true
    case .file(let file):
      self.file = file
      // One byte more shows at once that a small file has ended.
      bytes = Array(repeating: 0, count: min(file.byteCount + 1, length))
      count = 0
      isLast = false
    }
  }

  /// Moves on to where reading goes on, and reads more bytes, unless all have come; returns where it goes on in the
  /// window.
  mutating func move(from position: Int) throws(InputProblem) -> Int {
    guard let file, !isLast else { return position }
    if position > 0 {
      bytes.withUnsafeMutableBufferPointer { buffer in
        // Both ranges lie inside the buffer, and it moves towards its beginning.
        for index in position..<count { buffer[index - position] = buffer[index] }
      }
      start += position
      count -= position
      validCount = max(validCount - position, 0)
    } else if count == bytes.count {
      // A record is longer than the window.
      bytes.append(contentsOf: repeatElement(0, count: max(bytes.count, length)))
    }
    let room = bytes.count - count
    let length: Int
    do {
      length = try file.read(into: &bytes, count..<bytes.count, at: start + count)
    } catch {
      throw .unreadable(error)
    }
    count += length
    newCount += length
    isLast = length < room
    return 0
  }

  /// How many bytes have come since this was asked.
  mutating func takeNewCount() -> Int {
    defer { newCount = 0 }
    return newCount
  }

  /// Looks at bytes that have not been looked at; returns the first one that is not UTF-8.
  mutating func validate(_ pace: ReadingPace) throws(ReadingFault) -> Int? {
    while validCount < count {
      if pace.isStopped { throw .cancelled }
      let end = characterEnd(atOrBefore: min(validCount + ReadingWatch.stretch, count))
      guard end > validCount else { return nil }
      if let invalid = UTF8Validation.firstInvalidByte(bytes.span.extracting(validCount..<end)) {
        validCount += invalid
        return validCount
      }
      validCount = end
    }
    return nil
  }

  /// Where a character ends, no further back than one is long. Where there is no beginning of one so near, something
  /// is wrong, wherever the bytes are cut.
  private func characterEnd(atOrBefore place: Int) -> Int {
    guard place < count || !isLast else { return place }
    for start in stride(from: place - 1, through: max(place - 4, validCount), by: -1) {
      let length: Int
      switch bytes[start] {
      case 0x80..<0xC0: continue
      case 0xC0..<0xE0: length = 2
      case 0xE0..<0xF0: length = 3
      case 0xF0...: length = 4
      default: length = 1
      }
      return start + length <= place ? place : start
    }
    return place
  }
}
