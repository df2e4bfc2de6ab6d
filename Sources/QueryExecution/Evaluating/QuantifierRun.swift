import Columnar
import QueryPlan
import Values

/// Evaluates a quantifier for one batch of rows: its condition over the elements, some at a time, and what comes of
/// it joined for each row.
struct QuantifierRun {
  private let quantifier: Quantifier
  private let rows: RowSelection
  private let elements: ElementRows
  /// Rows with an element that decides: for which the condition is true (`any`) or false (`all`).
  private var decided: Bitmap
  /// Rows with an element that fails.
  private var failed: Bitmap?
  /// Rows with an element, or a list, that is null.
  private var nulls: Bitmap?
  /// True as long as no element had to be looked at: zone maps told that none decides, fails or is null.
  private var isUniform = true

  /// The outcome for each of some rows of the table.
  static func outcome(of quantifier: Quantifier, rows: RowSelection) -> Vector {
    var run = QuantifierRun(quantifier, rows)
    run.evaluateElements()
    run.noteNullLists()
    return run.outcome
  }

  private init(_ quantifier: Quantifier, _ rows: RowSelection) {
    self.quantifier = quantifier
    self.rows = rows
    elements = ElementRows(quantifier.lists, of: rows)
    decided = Bitmap(repeating: false, count: rows.count)
  }

  private mutating func evaluateElements() {
    let numbers = elements.numbers
    var number = numbers.lowerBound
    var place = 0
    while number < numbers.upperBound {
      place = elements.place(of: number, from: place)
      if decided[place] {
        // What is left of a row with very many elements cannot change its outcome.
        number = elements.boundaries[place + 1]
        continue
      }
      if quantifier.condition.interruption.isRequested { return }
      let batch = number..<endOfBatch(from: number)
      note(evaluate(batch, place), batch, place)
      number = batch.upperBound
    }
  }

  private func endOfBatch(from number: Int) -> Int {
    let end = min(number + quantifier.condition.batchRowCount, elements.numbers.upperBound)
    guard case .range = rows else { return end }
    // Within a block of the elements' columns, so that their zone maps tell something.
    return min(end, (number / Blocks.rowCount + 1) * Blocks.rowCount)
  }

  private func evaluate(_ batch: Range<Int>, _ firstPlace: Int) -> Vector {
    let owners = quantifier.lists.indices.map { index -> RowSelection? in
      guard quantifier.readsOwners[index + 1] else { return nil }
      return elements.owners(index + 1, of: batch, firstPlace: firstPlace)
    }
    return Evaluator.evaluate(
      quantifier.condition, rows: elements.elements(batch, firstPlace: firstPlace), owners: owners)
  }

  // MARK: - Joining

  private mutating func note(_ outcome: Vector, _ batch: Range<Int>, _ firstPlace: Int) {
    let decides = quantifier.quantification == .any
    if let constant = outcome.constant, !constant.isNull, constant != .boolean(decides) { return }
    isUniform = false
    let deciding = decides ? outcome.trueBits(batch.count) : outcome.falseBits(batch.count)
    elements.markOwners(of: deciding, batch, firstPlace: firstPlace, in: &decided)
    let none = Bitmap(repeating: false, count: rows.count)
    if let bits = outcome.failedBits(batch.count) {
      elements.markOwners(of: bits, batch, firstPlace: firstPlace, in: &failed[default: none])
    }
    if let bits = outcome.nullBits(batch.count) {
      elements.markOwners(of: bits, batch, firstPlace: firstPlace, in: &nulls[default: none])
    }
  }

  private mutating func noteNullLists() {
    for (level, list) in quantifier.lists.enumerated() {
      guard let validity = list.nullity.validity else { continue }
      if level == 0 {
        nulls = Bitmap.union(nulls, GatherKernels.bits(validity, rows: rows).inverted)
        continue
      }
      var some = nulls ?? Bitmap(repeating: false, count: rows.count)
      nulls = nil
      for place in 0..<rows.count {
        let lists = elements.rows(at: level, below: rows[place])
        if validity.firstClear(in: lists) != nil { some[place] = true }
      }
      nulls = some
    }
  }

  /// What decides beats a failure, and a failure beats null.
  private var outcome: Vector {
    let decides = quantifier.quantification == .any
    if isUniform && nulls == nil { return .boolean(!decides) }
    let failures = Bitmap.difference(failed, decided).flatMap { $0.isEmpty ? nil : $0 }
    let open = Bitmap.difference(Bitmap.difference(nulls, decided), failures).flatMap {
      $0.isEmpty ? nil : $0
    }
    return .truth(
      decides ? decided : decided.inverted, nulls: open, failed: failures)
  }
}

extension Bitmap? {
  /// The bits, to be changed; what `none` is where there are none yet.
  fileprivate subscript(default none: Bitmap) -> Bitmap {
    get { self ?? none }
    set { self = newValue }
  }
}
