import Columnar
import TestSupport
import Testing
import Values

/// What must hold of groups, distinct rows and counts, whatever the answers are.
@Suite struct GroupLawTests {
  /// A random condition without parameters, and some fields to group by.
  private func forEachGrouping(
    _ check: (_ condition: String, _ keys: String, _ cells: (String) -> [[Scalar]]?, _ context: String) ->
      Void
  ) {
    var answeredCount = 0
    LawRounds.forEachTable { draft, table, seed in
      for index in 0..<6 {
        var random = SeededGenerator(seed: seed &+ UInt64(index))
        let query = RandomQuery.condition(seed: seed &+ UInt64(index), for: draft, depth: 2)
        let isFree = query.parameters.isEmpty && !random.oneIn(3)
        let condition = isFree ? query.filter?.text ?? "true" : "true"
        let keys = (0...random.below(2)).map { _ in
          random.pick(Vocabulary.fields(random.pick(ScalarType.allCases)))
        }.joined(separator: ", ")
        let cells = { (text: String) -> [[Scalar]]? in
          guard case .rows(_, let values)? = LawRounds.answer(text, table) else { return nil }
          return values.map { $0.compactMap(\.scalar) }
        }
        guard let groups = cells("select \(keys) where \(condition) group by \(keys)") else { continue }
        answeredCount += groups.isEmpty ? 0 : 1
        check(condition, keys, cells, "seed \(seed): \(condition), \(keys)")
      }
    }
    #expect(answeredCount > 10, "too few groups to mean anything")
  }

  @Test("sums and counts of groups add up to those of the whole")
  func groupsAddUp() {
    forEachGrouping { condition, keys, cells, context in
      for sum in [
        "count()", "count(flights)", "sum(flights)", "sum(active)", "sum(serial_no)",
        "count(any(tags = 'a'))",
      ] {
        guard let parts = cells("select \(sum) where \(condition) group by \(keys)"),
          let whole = cells("select \(sum) where \(condition)")
        else { continue }
        #expect(total(parts) == total(whole), "\(sum), \(context)")
      }
    }
  }

  private func total(_ cells: [[Scalar]]) -> Int128 {
    cells.reduce(0) { total, row in
      guard case .integer(let integer)? = row.first else { return total }
      return total + Int128(integer)
    }
  }

  @Test("the extreme of the groups' extremes is that of the whole")
  func extremesAddUp() {
    forEachGrouping { condition, keys, cells, context in
      for field in ["flights", "ratio", "name", "docked", "seen", "active", "status"] {
        for (word, sign) in [("min", -1), ("max", 1)] {
          let parts = cells("select \(word)(\(field)) where \(condition) group by \(keys)") ?? []
          let best = parts.map { $0[0] }.filter { !$0.isNull }.max {
            ReferenceOrder.compare($0, $1) * sign < 0
          }
          let whole = cells("select \(word)(\(field)) where \(condition)")
          #expect(whole == [[best ?? .null]], "\(word)(\(field)), \(context)")
        }
      }
    }
  }

  @Test("distinct rows are the groups by all that is selected")
  func distinctIsGrouping() {
    forEachGrouping { condition, keys, cells, context in
      #expect(
        cells("select distinct \(keys) where \(condition)")
          == cells("select \(keys) where \(condition) group by \(keys)"), "\(context)")
    }
  }

  @Test("groups have the keys of the rows, each in the place of its first row")
  func groupsAreFirstRows() {
    forEachGrouping { condition, keys, cells, context in
      var seen: Set<[Scalar]> = []
      let firsts = (cells("select \(keys) where \(condition)") ?? []).filter { seen.insert($0).inserted }
      #expect(cells("select \(keys) where \(condition) group by \(keys)") == firsts, "\(context)")
    }
  }

  @Test("a count is the number of rows returned")
  func countsAreRowCounts() {
    forEachGrouping { condition, keys, cells, context in
      let count = cells("select \(keys) where \(condition)")?.count ?? 0
      #expect(cells("select count() where \(condition)") == [[.integer(Int64(count))]], "\(context)")
    }
  }

  @Test("a condition on groups, its negation and its being unknown partition them")
  func havingPartitions() {
    forEachGrouping { condition, keys, cells, context in
      let text = "select \(keys) where \(condition) group by \(keys)"
      for having in ["max(flights) > 2", "count(name) < 2", "avg(ratio) > min(wide)"] {
        let parts = [having, "not (\(having))", "(\(having)) is null"].map { cells("\(text) having \($0)") }
        // Where an aggregate fails nothing is said.
        guard let yes = parts[0], let no = parts[1], let unknown = parts[2] else { continue }
        let all = cells(text) ?? []
        #expect(Set(yes + no + unknown) == Set(all), "\(having), \(context)")
        #expect(yes.count + no.count + unknown.count == all.count, "\(having), \(context)")
      }
    }
  }
}
