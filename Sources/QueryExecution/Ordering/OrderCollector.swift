import Columnar
import QueryPlan
import Values

/// Collects the values of one key for all rows.
struct OrderCollector {
  private enum Content {
    case numbers([UInt64])
    /// Places in the bytes of one column.
    case places(bytes: StoredArray<UInt8>, starts: [Int], ends: [Int])
    case texts(TextVectorBuilder)
  }

  /// One long text in the first batch says little about the others.
  private static let mostReservedBytes = 1 << 28

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
      starts.reserveForFullUse(count)
      var ends: [Int] = []
      ends.reserveForFullUse(count)
      content = .places(bytes: bytes, starts: starts, ends: ends)
    } else if key.needsRanks {
      content = .texts(TextVectorBuilder())
    } else {
      var numbers: [UInt64] = []
      numbers.reserveForFullUse(count)
      content = .numbers(numbers)
    }
  }

  mutating func append(_ values: OrderValues, _ batchCount: Int) {
    if let nulls = values.nulls { append(nulls) }
    switch content {
    case .numbers(var numbers):
      // Each case takes the arrays out, so that they have one owner while they grow.
      content = .texts(TextVectorBuilder())
      if case .codes(let codes) = values.content { numbers.append(contentsOf: codes) }
      content = .numbers(numbers)
    case .places(let bytes, var starts, var ends):
      content = .texts(TextVectorBuilder())
      if case .texts(let texts) = values.content {
        starts.append(contentsOf: texts.starts)
        ends.append(contentsOf: texts.ends)
      }
      content = .places(bytes: bytes, starts: starts, ends: ends)
    case .texts(var builder):
      content = .numbers([])
      append(values, batchCount, to: &builder)
      content = .texts(builder)
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
    case .texts(let builder):
      return try TextRanks.ranks(of: builder.vector, interruption)
    }
  }

  var nulls: Bitmap? { nullWords.map { Bitmap(words: $0, count: count) } }

  private func append(_ values: OrderValues, _ batchCount: Int, to builder: inout TextVectorBuilder) {
    guard case .texts(let texts) = values.content else {
      // A batch without any value: all rows are null.
      for _ in 0..<batchCount { builder.appendEmpty() }
      return
    }
    if builder.count == 0 { reserve(&builder, for: texts, batchCount) }
    let bytes = texts.bytes.span
    for row in 0..<batchCount { builder.append(bytes.extracting(texts.range(row))) }
  }

  /// Makes room for all texts, if those to come are as long as those of the first batch: growing would copy again and
  /// again, with nobody asking in between.
  private func reserve(_ builder: inout TextVectorBuilder, for texts: TextVector, _ batchCount: Int) {
    var byteCount = 0
    for row in 0..<batchCount { byteCount += texts.range(row).count }
    let mean = Double(byteCount) / Double(max(batchCount, 1))
    let whole = min(mean * Double(count) * 1.125, Double(OrderCollector.mostReservedBytes))
    builder.reserve(rows: count, bytes: Int(whole))
  }
}
