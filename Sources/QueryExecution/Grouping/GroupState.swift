import Columnar
import QueryPlan
import Values

/// What one aggregate, or several of the same argument, keeps of every group: of those of one block at first, then,
/// merged block by block in the table's order, of all.
///
/// Groups are numbered from 1. Slot 0 takes what belongs to no group.
protocol GroupState: Sendable {
  /// Makes room for groups up to that number.
  mutating func resize(to groupCount: Int)
  /// Takes a batch of rows. May stop in the middle where `isStopped` says so, which is the end of the query.
  mutating func take(_ batch: GroupedBatch, isStopped: () -> Bool)
  /// Takes the groups of a later block; `numbers` says what number a group has here. May stop likewise.
  mutating func merge(_ block: any GroupState, numbers: [UInt32], isStopped: () -> Bool)
}

/// The rows of a batch with the values of one argument.
struct GroupedBatch {
  /// The group of every row; 0 for rows that do not count, because their value is null or fails.
  let numbers: [UInt32]
  /// The values; nil for a state that needs none.
  let vector: Vector?
  /// The words of the values; nil for a state that needs none.
  let words: [UInt64]?
}

/// What is kept, so that aggregates which keep the same keep it once. Arguments are numbered as in `GroupingPlan`.
enum GroupStateKind: Hashable, Sendable {
  case rows
  /// The number of rows with a value.
  case values(Int)
  /// The number of rows that are true.
  case trues(Int)
  case sum(Int)
  case smallest(Int)
  case largest(Int)
  case distinct(Int)

  var argument: Int? {
    switch self {
    case .rows: nil
    case .values(let argument), .trues(let argument), .sum(let argument), .smallest(let argument),
      .largest(let argument), .distinct(let argument):
      argument
    }
  }

  /// What must be kept for an aggregate. All but the number of rows need the number of values too.
  init(_ function: BoundAggregate.Function, _ type: ScalarType, argument: Int) {
    self =
      switch function {
      case .countRows: .rows
      case .count: .values(argument)
      case .countDistinct: .distinct(argument)
      case .sum, .avg: type == .boolean ? .trues(argument) : .sum(argument)
      case .min: .smallest(argument)
      case .max: .largest(argument)
      }
  }

  /// True where the values themselves are needed.
  func needsVector(of source: ValueSource) -> Bool {
    switch self {
    case .rows, .values: false
    case .trues, .sum: true
    case .smallest, .largest: source.numbersTexts
    case .distinct: source.numbersTexts
    }
  }

  /// True where words are needed.
  func needsWords(of source: ValueSource) -> Bool {
    switch self {
    case .rows, .values, .trues, .sum: false
    case .smallest, .largest, .distinct: !source.numbersTexts
    }
  }

  /// A state of no groups.
  func makeState(of source: ValueSource?) -> any GroupState {
    switch self {
    case .rows, .values, .trues: return GroupCounts()
    case .sum: return source?.type == .real ? RealSums() : IntegerSums()
    case .smallest, .largest:
      let keepsLargest = if case .largest = self { true } else { false }
      if let source, source.numbersTexts {
        return TextExtremes(keepsLargest: keepsLargest, borrowing: source.textBytes)
      }
      return WordExtremes(keepsLargest: keepsLargest)
    case .distinct: return DistinctValues(source)
    }
  }
}
