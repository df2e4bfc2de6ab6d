import Testing

/// What must hold of quantifiers over any list, whatever the answers are.
@Suite struct QuantifierLawTests {
  /// Tries a law on random conditions about the elements of every list.
  private func forEachCondition(
    _ check: (_ list: RangedList, _ condition: String, _ rows: (String) -> [Int]?, _ context: String) -> Void
  ) {
    var heldCount = 0
    LawRounds.forEachTable { draft, table, seed in
      for (index, list) in RangedList.allCases.enumerated() {
        let query = RandomQuery.elementCondition(seed: seed &+ UInt64(index), for: draft, on: list)
        guard let condition = query.filter?.text, query.parameters.isEmpty else { continue }
        let rows = { (text: String) in LawRounds.answer("where \(text)", table)?.rowNumbers }
        // Nothing is said where an element fails or the condition is refused.
        guard let found = rows("any(\(condition))"), rows("all(\(condition))") != nil else { continue }
        heldCount += found.isEmpty ? 0 : 1
        check(list, condition, rows, "seed \(seed): \(condition)")
      }
    }
    #expect(heldCount > 10, "too few conditions hold anywhere to mean anything")
  }

  @Test("none is not any, and all is not any not")
  func quantifiersAreDual() {
    forEachCondition { _, condition, rows, context in
      for test in ["", " is null"] {
        #expect(rows("none(\(condition))\(test)") == rows("(not any(\(condition)))\(test)"), "\(context)")
        #expect(
          rows("all(\(condition))\(test)") == rows("(not any(not (\(condition))))\(test)"), "\(context)")
      }
    }
  }

  @Test("any, not any and its being unknown partition the rows, and so does all")
  func quantifiersPartition() {
    forEachCondition { _, condition, rows, context in
      for word in ["any", "all", "none"] {
        let truth = "\(word)(\(condition))"
        let parts = [truth, "not \(truth)", "\(truth) is null"].map { rows($0) ?? [] }
        #expect(parts.joined().sorted() == rows("true"), "\(word), \(context)")
      }
    }
  }

  @Test("any of an or is the or of two, all of an and is the and of two")
  func quantifiersDistribute() {
    forEachCondition { list, condition, rows, context in
      let other = "\(list.path) is null"
      guard list.ownTypes.count == 1 else { return }
      for test in ["", " is null"] {
        #expect(
          rows("any((\(condition)) or \(other))\(test)")
            == rows("(any(\(condition)) or any(\(other)))\(test)"), "\(context)")
        #expect(
          rows("all((\(condition)) and \(other))\(test)")
            == rows("(all(\(condition)) and all(\(other)))\(test)"), "\(context)")
      }
    }
  }

  @Test("of an empty list any is false and all is true, of a null list both are null")
  func emptyAndNullLists() {
    forEachCondition { list, condition, rows, context in
      guard list.isOfRow else { return }
      let isEmpty = "length(\(list.path)) = 0"
      #expect(rows("\(isEmpty) and not any(\(condition))") == rows(isEmpty), "\(context)")
      #expect(rows("\(isEmpty) and all(\(condition))") == rows(isEmpty), "\(context)")
      let isNull = "\(list.path) is null"
      #expect(rows("\(isNull) and any(\(condition)) is null") == rows(isNull), "\(context)")
      #expect(rows("\(isNull) and all(\(condition)) is null") == rows(isNull), "\(context)")
    }
  }
}
