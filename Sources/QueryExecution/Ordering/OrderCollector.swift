import Columnar
import QueryPlan
import Values

/// Collects the values of one key for all rows.
struct OrderCollector {
  private enum Content {
    case numbers([UInt64])
    /// Places in the bytes of one column.
    case places(bytes: [UInt8], starts: [Int], ends: [Int])
    /// The texts of batches, with how many they are; nil for a batch of nulls only.
    case batches([(texts: TextVector?, count: Int)])
  }

  private let key: OrderKey
  private var content: Content
  private var nullWords: [UInt64]?
  private let count: Int
  private var filled = 0

  init(_ key: OrderKey, count: Int) {
    self.key = key
    self.count = count
    if let bytes = key.textBytes {
      var starts: [Int] = []
      starts.reserveCapacity(count)
      var ends: [Int] = []
      ends.reserveCapacity(count)
      content = .places(bytes: bytes, starts: starts, ends: ends)
    } else if key.needsRanks {
      content = .batches([])
    } else {
      var numbers: [UInt64] = []
      numbers.reserveCapacity(count)
      content = .numbers(numbers)
    }
  }

  mutating func append(_ values: OrderValues, _ batchCount: Int) {
    if let nulls = values.nulls { append(nulls) }
    switch content {
    case .numbers(var numbers):
      // Each case takes the arrays out, so that they have one owner while they grow.
      content = .batches([])
      if case .codes(let codes) = values.content { numbers.append(contentsOf: codes) }
      content = .numbers(numbers)
    case .places(let bytes, var starts, var ends):
      content = .batches([])
      if case .texts(let texts) = values.content {
        starts.append(contentsOf: texts.starts)
        ends.append(contentsOf: texts.ends)
      }
      content = .places(bytes: bytes, starts: starts, ends: ends)
    case .batches(var batches):
      content = .numbers([])
      if case .texts(let texts) = values.content {
        batches.append((texts, batchCount))
      } else {
        batches.append((nil, batchCount))
      }
      content = .batches(batches)
    }
    filled += batchCount
  }

  private mutating func append(_ nulls: Bitmap) {
    var words = nullWords ?? Array(repeating: 0, count: Bitmap.wordCount(for: count))
    nullWords = nil
    for row in 0..<nulls.count where nulls[row] {
      words[(filled + row) >> 6] |= 1 << UInt64((filled + row) & 63)
    }
    nullWords = words
  }

  /// Numbers that order like the values.
  consuming func codes(_ interruption: Interruption) throws(ExecutionFailure) -> [UInt64] {
    switch content {
    case .numbers(let numbers): return numbers
    case .places(let bytes, let starts, let ends):
      return try TextRanks.ranks(of: TextVector(bytes: bytes, starts: starts, ends: ends), interruption)
    case .batches(let batches):
      return try TextRanks.ranks(of: OrderCollector.joined(batches, count, interruption), interruption)
    }
  }

  var nulls: Bitmap? { nullWords.map { Bitmap(words: $0, count: count) } }

  private static func joined(
    _ batches: [(texts: TextVector?, count: Int)], _ count: Int, _ interruption: Interruption
  ) throws(ExecutionFailure) -> TextVector {
    // Room for all at once: growing would copy again and again, with nobody asking in between.
    var byteCount = 0
    for batch in batches {
      guard let texts = batch.texts else { continue }
      try interruption.check()
      for row in 0..<batch.count { byteCount += texts.ends[row] - texts.starts[row] }
    }
    var builder = TextVectorBuilder(rows: count, bytes: byteCount)
    for batch in batches {
      try interruption.check()
      guard let texts = batch.texts else {
        for _ in 0..<batch.count { builder.appendEmpty() }
        continue
      }
      let bytes = texts.bytes
      for row in 0..<batch.count { builder.append(bytes.span.extracting(texts.range(row))) }
    }
    return builder.vector
  }
}
