import Columnar
import Values

/// Finds the texts that occur in the columns of a table. What is known of a column is kept, so that the next search finds
/// it ready.
///
/// No search takes more than some milliseconds at a million rows. Of a column of few texts everything is known at once;
/// what is to be known of another one is made on a thread of its own, and until it is there, the texts that stand in front
/// are looked at.
final class ColumnValues: Sendable {
  private enum Knowledge: Sendable {
    case inTheMaking
    case few(DistinctTexts)
    case many(FoldedOrder)

    init(_ column: TextColumn) {
      self = DistinctTexts(column).map(Knowledge.few) ?? .many(FoldedOrder(column))
    }
  }

  private let known = Monitor<[FieldPath: Knowledge]>([:])

  /// The best texts of a column for what is typed, and how many more fit.
  func matches(
    _ typed: [UInt8], in column: TextColumn, at path: FieldPath, most: Int
  ) -> (values: [ValueMatch], omitted: Int) {
    let matcher = WordMatcher(typed)
    switch known.withState({ $0[path] }) {
    case .few(var texts):
      let matches = texts.matches(matcher, in: column, most: most)
      known.withState { $0[path] = .few(texts) }
      return matches
    case .many(let order):
      return order.matches(matcher, most: most)
    case .inTheMaking:
      return search(column, matcher, most: most)
    case nil:
      guard column.isLong else {
        known.withState { $0[path] = Knowledge(column) }
        return matches(typed, in: column, at: path, most: most)
      }
      // Both read the same texts: the user is served first.
      defer { make(column, at: path) }
      return search(column, matcher, most: most)
    }
  }

  private func search(
    _ column: TextColumn, _ matcher: WordMatcher, most: Int
  ) -> (values: [ValueMatch], omitted: Int) {
    var search = BeginningSearch(matcher)
    return search.matches(in: column.differentTexts, nullity: column.nullityOfTexts, most: most)
  }

  private func make(_ column: TextColumn, at path: FieldPath) {
    let isBegun = known.withState { known in
      guard known[path] == nil else { return true }
      known[path] = .inTheMaking
      return false
    }
    guard !isBegun else { return }
    let isStarted = Platform.startThread(isWorker: false) { [self] in
      let made = Knowledge(column)
      known.withState { $0[path] = made }
      known.wake(Int(UInt8.max))
    }
    if !isStarted { known.withState { $0[path] = nil } }
  }

  /// Waits until all that has been begun is known.
  func finish() {
    known.wait { known in
      let isOver = known.values.allSatisfy { if case .inTheMaking = $0 { false } else { true } }
      return isOver ? () : nil
    }
  }
}

extension TextColumn {
  /// True where it has more texts or bytes than those of which all can be found out while the user waits.
  fileprivate var isLong: Bool { differentTexts.count > 1 << 12 || differentTexts.bytes.count > 1 << 18 }

  /// The texts of the dictionary, or of the rows.
  fileprivate var differentTexts: TextArena {
    switch storage {
    case .dictionary(let texts, _, _), .arena(let texts): texts
    }
  }

  /// Which of those are none.
  fileprivate var nullityOfTexts: Nullity {
    switch storage {
    case .dictionary: .none
    case .arena: nullity
    }
  }
}
