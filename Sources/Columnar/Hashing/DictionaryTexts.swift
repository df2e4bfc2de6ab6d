import Values

/// The texts of several dictionaries, numbered as one.
struct DictionaryTexts {
  /// What decides most comparisons of some texts, behind a beginning that all of them have: the first eight bytes of each,
  /// and how many it has.
  struct Heads {
    fileprivate var beginning = 0
    fileprivate(set) var prefixes: [UInt64] = []
    fileprivate(set) var lengths: [UInt32] = []
    /// The number of each text.
    fileprivate(set) var numbers: [UInt32] = []

    var count: Int { numbers.count }

    @inline(__always)
    func number(_ position: Int) -> Int { Int(numbers[position]) }
  }

  private let arenas: [TextArena]
  /// Which number the first text of each dictionary has; behind them how many texts there are.
  private let firsts: [Int]

  /// Texts of which the first bytes are all there is.
  private static let headLength = 8

  init(_ dictionaries: [TextDictionary]) {
    arenas = dictionaries.map(\.texts)
    var firsts = [0]
    for arena in arenas { firsts.append((firsts.last ?? 0) + arena.count) }
    self.firsts = firsts
  }

  var count: Int { firsts.last ?? 0 }

  /// The heads of those that are used.
  func heads(_ isUsed: [[Bool]]) -> Heads {
    var heads = Heads()
    heads.beginning = commonBeginning(isUsed)
    heads.prefixes.reserveCapacity(count)
    heads.lengths.reserveCapacity(count)
    heads.numbers.reserveCapacity(count)
    for (dictionary, arena) in arenas.enumerated() {
      let (isUsed, first) = (isUsed[dictionary], firsts[dictionary])
      let (bytes, offsets) = (arena.bytes.span, arena.offsets.span)
      for number in 0..<arena.count where isUsed[number] {
        // All texts have so many bytes.
        let (start, end) = (Int(offsets[number]) &+ heads.beginning, Int(offsets[number &+ 1]))
        heads.numbers.append(UInt32(truncatingIfNeeded: first &+ number))
        heads.lengths.append(UInt32(truncatingIfNeeded: end &- start))
        heads.prefixes.append(ByteOrder.prefix(bytes.extracting(start..<end)))
      }
    }
    return heads
  }

  /// With how many bytes all that are used begin alike, as addresses of pages do.
  private func commonBeginning(_ isUsed: [[Bool]]) -> Int {
    var model: [UInt8]?
    for (dictionary, arena) in arenas.enumerated() {
      let isUsed = isUsed[dictionary]
      let (bytes, offsets) = (arena.bytes.span, arena.offsets.span)
      for number in 0..<arena.count where isUsed[number] {
        let text = bytes.extracting(Int(offsets[number])..<Int(offsets[number &+ 1]))
        guard let known = model else {
          model = Array(arena[number])
          continue
        }
        var length = 0
        while length < min(known.count, text.count), known[length] == text[length] { length &+= 1 }
        if length == 0 { return 0 }
        if length < known.count { model = Array(known[..<length]) }
      }
    }
    return model?.count ?? 0
  }

  /// The positions of the heads in the order of their texts: by their first bytes, then those with the same by all.
  func order(_ heads: Heads) -> [UInt32] {
    var order = (0..<heads.numbers.count).map { UInt32(truncatingIfNeeded: $0) }
    RadixSort.sort(&order, by: heads.prefixes)
    var start = 0
    while start < order.count {
      let prefix = heads.prefixes[Int(order[start])]
      var isOrdered = true
      var end = start &+ 1
      while end < order.count, heads.prefixes[Int(order[end])] == prefix {
        // As a rule the same text of two dictionaries.
        isOrdered = isOrdered && compare(Int(order[end &- 1]), Int(order[end]), heads) <= 0
        end &+= 1
      }
      if !isOrdered { order[start..<end].sort { compare(Int($0), Int($1), heads) < 0 } }
      start = end
    }
    return order
  }

  /// Orders the texts of two heads by their bytes.
  func compare(_ left: Int, _ right: Int, _ heads: Heads) -> Int {
    let (first, second) = (heads.prefixes[left], heads.prefixes[right])
    if first != second { return first < second ? -1 : 1 }
    let (length, otherLength) = (Int(heads.lengths[left]), Int(heads.lengths[right]))
    // The shorter one has nothing behind its head, and is how the other begins.
    if min(length, otherLength) <= DictionaryTexts.headLength { return length &- otherLength }
    let (place, otherPlace) = (place(of: heads.numbers[left]), place(of: heads.numbers[right]))
    let (arena, otherArena) = (arenas[place.arena], arenas[otherPlace.arena])
    return ByteOrder.compare(
      arena.bytes.span.extracting(place.range), otherArena.bytes.span.extracting(otherPlace.range))
  }

  @inline(__always)
  func areEqual(_ left: Int, _ right: Int, _ heads: Heads) -> Bool {
    heads.prefixes[left] == heads.prefixes[right] && heads.lengths[left] == heads.lengths[right]
      && compare(left, right, heads) == 0
  }

  // MARK: Writing them

  /// How many bytes there have to be for all the texts to be written.
  func room(for heads: Heads) -> Int {
    heads.lengths.reduce(heads.beginning * heads.count + DictionaryTexts.headLength) { $0 + Int($1) }
  }

  /// Writes the text of a head, and perhaps bytes behind it; returns how many it has. There is `room` for those not written
  /// yet.
  @inline(__always)
  func write(_ position: Int, _ heads: Heads, to output: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let length = Int(heads.lengths[position])
    guard heads.beginning == 0, length <= DictionaryTexts.headLength else {
      return write(place(of: heads.numbers[position]), to: output)
    }
    // All of the text is in its head: to look for it in the arena, where its neighbours in the order are not its own, costs
    // more than anything else.
    UnsafeMutableRawBufferPointer(output).storeBytes(of: heads.prefixes[position].bigEndian, as: UInt64.self)
    return length
  }

  private func write(
    _ place: (arena: Int, range: Range<Int>), to output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    // Slicing checks the place, and copying the room.
    arenas[place.arena].bytes.withUnsafeBufferPointer { bytes in
      UnsafeMutableRawBufferPointer(output)
        .copyMemory(from: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[place.range])))
    }
    return place.range.count
  }

  /// Cuts values of all texts into those of each dictionary.
  func parts(_ values: [UInt32]) -> [[UInt32]] {
    arenas.indices.map { Array(values[firsts[$0]..<firsts[$0 + 1]]) }
  }

  private func place(of number: UInt32) -> (arena: Int, range: Range<Int>) {
    var arena = 0
    while Int(number) >= firsts[arena &+ 1] { arena &+= 1 }
    return (arena, arenas[arena].range(of: Int(number) &- firsts[arena]))
  }
}
