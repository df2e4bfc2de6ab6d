import Columnar
import QueryBinder
import QuerySyntax
import TestSupport
import Testing
import Values

/// What must hold of any table and condition, whatever the answers are.
@Suite struct LawTests {
  @Test("a condition, its negation and its being unknown partition the rows")
  func conditionsPartition() {
    LawRounds.forEachTable { draft, table, seed in
      for index in 0..<8 {
        let query = RandomQuery.condition(seed: seed &+ UInt64(index), for: draft)
        guard let condition = query.filter?.text else { continue }
        let parts = ["(\(condition))", "not (\(condition))", "(\(condition)) is null"].map {
          LawRounds.answer("where \($0)", table, query.parameters)?.rowNumbers
        }
        // Nothing is said where a row fails or the condition is refused.
        guard let yes = parts[0], let no = parts[1], let unknown = parts[2] else { continue }
        #expect(
          (yes + no + unknown).sorted() == Array(0..<draft.rowCount), "seed \(seed): \(condition)")
      }
    }
  }

  @Test("the order of conjuncts changes no answer")
  func conjunctsCommute() {
    LawRounds.forEachTable { draft, table, seed in
      let drafts = (0..<3).map { RandomQuery.condition(seed: seed &+ UInt64($0), for: draft, depth: 2) }
      let conditions = drafts.filter { $0.parameters.isEmpty }.compactMap { $0.filter.map { "(\($0.text))" } }
      let forth = LawRounds.answer("where " + conditions.joined(separator: " and "), table)
      let back = LawRounds.answer("where " + conditions.reversed().joined(separator: " and "), table)
      #expect(forth?.rowNumbers == back?.rowNumbers, "seed \(seed): \(conditions)")
    }
  }

  @Test("a formatted query formats to itself and gives the same answer")
  func formattingKeepsTheAnswer() throws {
    LawRounds.forEachTable { draft, table, seed in
      for index in 0..<8 {
        let query = RandomQuery.draft(seed: seed &+ UInt64(index), for: draft)
        guard let question = try? Question(query, of: table) else { continue }
        let formatted = SyntaxPrinter.print(question.tree)
        let parameters = ParameterBindings(query.parameters)
        guard let again = try? Question(formatted, of: table, parameters: parameters) else {
          Issue.record("seed \(seed): \(query.text) is formatted to \(formatted), which is refused")
          continue
        }
        #expect(SyntaxPrinter.print(again.tree) == formatted, "seed \(seed)")
        #expect(
          again.engineAnswer().withoutPlaces == question.engineAnswer().withoutPlaces,
          "seed \(seed): \(query.text) -> \(formatted)")
      }
    }
  }

  @Test("a sort is a permutation that keeps the order of what is equal")
  func sortsAreStablePermutations() {
    LawRounds.forEachTable { draft, table, seed in
      for type in ScalarType.allCases {
        for field in Vocabulary.fields(type).prefix(3) {
          for direction in ["", " desc", " nulls first", " desc nulls first"] {
            let text = "select \(field) order by \(field)\(direction)"
            guard case .rows(let rows, let cells)? = LawRounds.answer(text, table) else {
              Issue.record("seed \(seed): \(text) gives no rows")
              continue
            }
            #expect(rows.sorted() == Array(0..<draft.rowCount), "seed \(seed): \(text)")
            #expect(isInOrder(rows, cells.map { $0[0].scalar ?? .null }, direction), "seed \(seed): \(text)")
          }
        }
      }
    }
  }

  private func isInOrder(_ rows: [Int], _ keys: [Scalar], _ direction: String) -> Bool {
    let nullsFirst = direction.hasSuffix("first")
    let isDescending = direction.hasPrefix(" desc")
    return zip(rows.indices, rows.indices.dropFirst()).allSatisfy { a, b in
      if keys[a].isNull && keys[b].isNull { return rows[a] < rows[b] }
      if keys[a].isNull || keys[b].isNull { return keys[a].isNull == nullsFirst }
      let order = ReferenceOrder.compare(keys[a], keys[b])
      return order == 0 ? rows[a] < rows[b] : (order < 0) != isDescending
    }
  }

  @Test("pages cut from one order add up to it")
  func pagesAddUp() {
    LawRounds.forEachTable { draft, table, seed in
      var random = SeededGenerator(seed: seed)
      let keys = (0...random.below(2)).map { _ in
        random.pick(["", "-"]) + random.pick(Vocabulary.fields(random.pick(ScalarType.allCases)))
      }
      let order = "order by " + keys.joined(separator: ", ")
      let size = random.pick([1, 7, 64, 100])
      let whole = LawRounds.answer(order, table)?.rowNumbers
      var pages: [Int] = []
      for start in stride(from: 0, to: max(draft.rowCount, 1), by: size) {
        pages += LawRounds.answer("\(order) limit \(size) offset \(start)", table)?.rowNumbers ?? []
      }
      #expect(pages == whole, "seed \(seed): \(order), pages of \(size)")
    }
  }
}
