import Columnar

/// How many distinct values every group has: a table of all pairs of a group and a value.
struct DistinctValues: GroupState {
  /// True where a value's word fits beside the number of its group into one word.
  private let isPacked: Bool
  private var table: TupleTable
  /// The numbers of the values that are texts.
  private var texts: TextNumbers?
  /// Only known once blocks have been merged.
  private(set) var counts: [UInt32] = [0]

  init(_ source: ValueSource?) {
    isPacked = source.map { $0.numbersTexts || ($0.range ?? .max) <= 1 << 32 } ?? false
    table = TupleTable(width: isPacked ? 1 : 2)
    texts = source.flatMap { $0.numbersTexts ? TextNumbers(borrowing: $0.textBytes) : nil }
  }

  mutating func resize(to groupCount: Int) { counts.extend(to: groupCount + 1, with: 0) }

  mutating func take(_ batch: GroupedBatch, isStopped: () -> Bool) {
    let words: [UInt64]
    if var numbered = texts, let vector = batch.vector {
      texts = nil
      let batchTexts = vector.texts(batch.numbers.count)
      words = numbered.numbers(of: batchTexts, where: { batch.numbers[$0] != 0 }, isStopped: isStopped)
      texts = numbered
    } else {
      words = batch.words ?? []
    }
    var pairs: [UInt64] = []
    pairs.reserveCapacity(words.count * table.width)
    for place in words.indices where batch.numbers[place] != 0 {
      append(UInt64(batch.numbers[place]), words[place], to: &pairs)
    }
    var newPlaces: [UInt32] = []
    _ = table.numbers(
      of: pairs, count: pairs.count / table.width, newPlaces: &newPlaces, isStopped: isStopped)
  }

  @inline(__always)
  private func append(_ number: UInt64, _ word: UInt64, to pairs: inout [UInt64]) {
    if isPacked {
      pairs.append(number << 32 | word)
    } else {
      pairs.append(number)
      pairs.append(word)
    }
  }

  mutating func merge(_ block: any GroupState, numbers: [UInt32], isStopped: () -> Bool) {
    guard let block = block as? DistinctValues else { preconditionFailure("a block keeps what all keep") }
    var textNumbers: [UInt64]?
    if let blockTexts = block.texts {
      guard let found = texts?.numbers(of: blockTexts, isStopped: isStopped) else { return }
      textNumbers = found
    }
    var pairs: [UInt64] = []
    pairs.reserveCapacity(block.table.tuples.count)
    for pair in 0..<block.table.count {
      let (number, word) = block.pair(pair)
      append(UInt64(numbers[number]), textNumbers?[Int(word)] ?? word, to: &pairs)
    }
    var newPlaces: [UInt32] = []
    _ = table.numbers(
      of: pairs, count: block.table.count, newPlaces: &newPlaces, isStopped: isStopped)
    for place in newPlaces { counts[Int(numbers[block.pair(Int(place)).number])] += 1 }
  }

  /// One of the pairs of the table.
  @inline(__always)
  private func pair(_ index: Int) -> (number: Int, word: UInt64) {
    if isPacked {
      let pair = table.tuples[index]
      return (Int(pair >> 32), pair & 0xFFFF_FFFF)
    }
    return (Int(truncatingIfNeeded: table.tuples[2 * index]), table.tuples[2 * index + 1])
  }
}

extension TextNumbers {
  /// The numbers of the texts of a batch that are asked for; 0 for all others.
  mutating func numbers(
    of texts: TextVector, where isWanted: (Int) -> Bool, isStopped: () -> Bool
  ) -> [UInt64] {
    let bytes = texts.bytes
    var numbers = [UInt64](repeating: 0, count: texts.count)
    for place in 0..<texts.count where isWanted(place) {
      guard let number = number(of: bytes, texts.range(place), isStopped: isStopped) else { break }
      numbers[place] = number
    }
    return numbers
  }
}
