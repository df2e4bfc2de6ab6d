import Columnar
import QueryPlan
import Values

/// One query on one table, asked of the engine and of the reference.
struct Trial {
  enum Verdict {
    case agrees(Answer)
    /// The query is not accepted; what was said.
    case refused(String)
    case disagrees(Configuration, expected: Answer, found: Answer)
  }

  private(set) var draft: TableDraft
  private(set) var query: QueryDraft
  private let table: ColumnTable
  private let configurations: [Configuration]

  init(
    _ query: QueryDraft, on draft: TableDraft, table: ColumnTable, configurations: [Configuration]
  ) {
    self.draft = draft
    self.query = query
    self.table = table
    self.configurations = configurations
  }

  func verdict() -> Verdict {
    do throws(Question.Refusal) {
      let question = try Question(query, of: table)
      let expected = question.referenceAnswer()
      var plans: [[Int]: Set<PhysicalPlan>] = [:]
      for configuration in configurations {
        let plan = question.physicalPlan(configuration)
        // Where rewrites find nothing to do there is nothing more to learn.
        let manner = [configuration.threads, configuration.isRepeated ? 1 : 0]
        guard plans[manner, default: []].insert(plan).inserted else { continue }
        let found = question.engineAnswer(plan, configuration)
        if found != expected { return .disagrees(configuration, expected: expected, found: found) }
      }
      return .agrees(expected)
    } catch {
      return .refused(error.message)
    }
  }

  private var disagrees: Bool {
    guard case .disagrees = verdict() else { return false }
    return true
  }

  /// The smallest trial that cutting finds, in a bounded number of attempts, on which the two still disagree.
  func shrunk() -> Trial {
    var best = self
    var attempts = 1_500
    var isSmaller = true
    while isSmaller && attempts > 0 {
      isSmaller = best.dropRows(&attempts)
      for query in best.query.reductions where attempts > 0 {
        attempts -= 1
        var candidate = best
        candidate.query = query
        if candidate.disagrees {
          best = candidate
          isSmaller = true
          break
        }
      }
    }
    return best
  }

  /// Leaves out halves, quarters and so on of the rows while the two still disagree.
  private mutating func dropRows(_ attempts: inout Int) -> Bool {
    let countBefore = draft.rowCount
    var size = (draft.rowCount + 1) / 2
    while size > 0 {
      var start = 0
      while start < draft.rowCount && attempts > 0 {
        attempts -= 1
        let candidate = keeping((0..<draft.rowCount).filter { $0 < start || $0 >= start + size })
        if candidate.disagrees { self = candidate } else { start += size }
      }
      size /= 2
    }
    return draft.rowCount < countBefore
  }

  private func keeping(_ rows: [Int]) -> Trial {
    let kept = draft.keeping(rows)
    return Trial(query, on: kept, table: kept.table(), configurations: configurations)
  }

  /// The query, the table and both answers, for whoever looks for the fault.
  var report: String {
    guard case .disagrees(let configuration, let expected, let found) = verdict() else {
      return "no disagreement"
    }
    let parameters = query.parameters.map { "\($0.key) = \($0.value)" }.sorted().joined(separator: ", ")
    return """
      query:     \(query.text)
      bound to:  \(parameters.isEmpty ? "no parameters" : parameters)
      \(draft.description(forQuery: query.text.lowercased()))
      run with:  \(configuration.written)
      reference: \(describe(expected))
      engine:    \(describe(found))
      """
  }

  private func describe(_ answer: Answer) -> String {
    switch answer {
    case .failure(let failure): "failure \(failure)"
    case .rows(let rows, let values):
      "rows \(rows.prefix(40)) \(values.prefix(40).map { $0.map(\.written) })"
    }
  }
}
