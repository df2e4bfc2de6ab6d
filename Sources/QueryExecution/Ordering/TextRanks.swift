import Columnar
import QueryPlan

/// Numbers for texts that order like their bytes; equal texts have the same.
///
/// All texts are sorted by their first seven bytes, then those that agree in these by the next seven, and so on: as
/// many rounds as the longest run of bytes that two texts share asks for, each over the texts still undecided.
struct TextRanks {
  /// How many bytes of a text a key holds. Its lowest byte tells how many of them the text has, so that equal keys
  /// mean equal texts unless it says that more follow.
  private static let bytesPerKey = 7
  private static let moreFollows: UInt64 = 8

  private let texts: TextVector
  private let interruption: Interruption
  private var pacing: PacedInterruption
  private var pairs: KeyedPositions
  /// Set where a text stands in the order that differs from the one before it.
  private var begins: Bitmap
  /// Texts that agree in all bytes looked at so far, by their places in the order.
  private var undecided: [Range<UInt32>] = []

  static func ranks(
    of texts: TextVector, _ interruption: Interruption
  ) throws(ExecutionFailure) -> [UInt64] {
    guard texts.count > 0 else { return [] }
    var sorting = try TextRanks(texts, interruption)
    try sorting.sort()
    return try sorting.ranks()
  }

  /// The rows of a column in the order of their texts, without those that have none.
  static func sortedRows(
    of texts: TextArena, where validity: Bitmap?, _ interruption: Interruption
  ) throws(ExecutionFailure) -> [UInt32] {
    let vector = TextVector(TextColumn(unencoded: texts, nullity: .none), rows: .range(0..<texts.count))
    var rows: [UInt32] = []
    (validity ?? Bitmap(repeating: true, count: texts.count)).appendRows(from: 0, to: &rows)
    guard !rows.isEmpty else { return [] }
    var sorting = try TextRanks(vector, interruption, rows: rows)
    try sorting.sort()
    return sorting.pairs.positions
  }

  private init(
    _ texts: TextVector, _ interruption: Interruption, rows: [UInt32]? = nil
  ) throws(ExecutionFailure) {
    self.texts = texts
    self.interruption = interruption
    pacing = PacedInterruption(interruption)
    let positions =
      if let rows { rows } else { try interruption.array(texts.count) { UInt32(truncatingIfNeeded: $0) } }
    pairs = KeyedPositions(positions) { interruption.isRequested }
    begins = Bitmap(repeating: false, count: texts.count)
  }

  private mutating func sort() throws(ExecutionFailure) {
    undecided = [0..<UInt32(truncatingIfNeeded: pairs.positions.count)]
    var depth = 0
    while !undecided.isEmpty {
      let runs = undecided
      undecided = []
      for run in runs { try sort(Int(run.lowerBound)..<Int(run.upperBound), from: depth) }
      depth += TextRanks.bytesPerKey
    }
  }

  /// Sorts texts that agree in their first `depth` bytes by the next ones.
  private mutating func sort(_ run: Range<Int>, from depth: Int) throws(ExecutionFailure) {
    try pacing.spend(run.count)
    let texts = texts
    let bytes = texts.bytes.span
    try interruption.run { isStopped in
      pairs.setKeys(run, isStopped: isStopped) { position in
        TextRanks.key(bytes.extracting(texts.range(Int(position))), from: depth)
      }
      pairs.sort(run, isStopped: isStopped)
    }
    try markRuns(run)
  }

  /// Finds the texts that still agree.
  private mutating func markRuns(_ run: Range<Int>) throws(ExecutionFailure) {
    var start = run.lowerBound
    while start < run.upperBound {
      let key = pairs.keys[start]
      var end = start + 1
      while end < run.upperBound && pairs.keys[end] == key { end += 1 }
      if end < run.upperBound { begins[end] = true }
      if end - start > 1 && key & 0xFF == TextRanks.moreFollows {
        undecided.append(UInt32(truncatingIfNeeded: start)..<UInt32(truncatingIfNeeded: end))
      }
      try pacing.spend(end - start)
      start = end
    }
  }

  private func ranks() throws(ExecutionFailure) -> [UInt64] {
    var ranks = try interruption.array(texts.count) { _ in UInt64(0) }
    var rank: UInt64 = 0
    try interruption.forEachStretch(of: texts.count) { stretch in
      for place in stretch {
        if begins[place] { rank += 1 }
        ranks[Int(pairs.positions[place])] = rank
      }
    }
    return ranks
  }

  /// Seven bytes of a text that is at least `depth` long, and how many of them it has.
  @inline(__always)
  private static func key(_ text: Span<UInt8>, from depth: Int) -> UInt64 {
    let left = text.count - depth
    let rest = text.extracting(depth..<text.count)
    if left > bytesPerKey { return ByteOrder.prefix(rest) & ~0xFF | moreFollows }
    // What the text does not have is zero.
    return ByteOrder.prefix(rest) | UInt64(left)
  }
}
