import Columnar
import QueryBinder
import QueryDiagnostics
import QueryExecution
import QueryOptimizer
import QueryPlan
import QuerySyntax
import ResultRendering
import Values

/// Finds out what a query does with one row. What conditions come to is what the engine makes of a table of that row
/// alone.
struct RowExplainer {
  /// More terms than this nobody reads.
  private static let mostTerms = 100
  private static let mostRemarks = 6
  private static let longestRemark = 60
  private static let longestTerm = 200

  private let query: RunnableQuery
  private let row: Int
  private let table: ColumnTable
  /// The row alone.
  private let single: ColumnTable
  private let execution: ExecutionOptions

  init(_ query: RunnableQuery, row: Int, of table: ColumnTable, _ execution: ExecutionOptions) {
    self.query = query
    self.row = row
    self.table = table
    self.execution = execution
    single = ColumnTable(
      schema: table.schema, columns: table.columns.map { $0.gathered(rows: [row]) }, rowCount: 1,
      profile: table.profile)
  }

  func explanation() -> RowExplanation {
    let listed = query.bound.condition?.parts(in: plan.expressions, most: RowExplainer.mostTerms)
    let place = RowPlace(query, row: row, of: table, alone: single, execution)
    return RowExplanation(
      row: name, terms: listed?.parts.map(term) ?? [], omittedTerms: listed?.omitted ?? 0,
      verdict: dropped ?? place.verdict, groupKeys: place.groupKeys)
  }

  private var plan: LogicalPlan { query.bound.plan }

  private var name: String {
    let identity = table.profile.identity
    let key =
      identity.flatMap { path in
        table.column(at: path).map { column in
          "\(table.schema.names(along: path).joined(separator: ".")) \(Value(column, row: row))"
        }
      } ?? "row \(row + 1)"
    for path in table.profile.displayFields where path != identity {
      guard let texts = table.column(at: path)?.texts, !texts.nullity.isNull(row) else { continue }
      let name = String(decoding: texts[row], as: UTF8.self)
      return name.isEmpty ? key : "\(name) (\(key))"
    }
    return key
  }

  // MARK: Terms

  private func term(_ part: BoundCondition.Part) -> RowExplanation.Term {
    let (outcome, failure) = outcome(of: part.expression)
    return RowExplanation.Term(
      text: text(of: part), depth: part.depth, outcome: outcome,
      remarks: failure.map { [$0] } ?? remarks(part))
  }

  /// As it was written, if that is one line.
  private func text(of part: BoundCondition.Part) -> String {
    let written = query.source[part.span]
    let isOneLine = !written.utf8.contains { $0 < 0x20 } && query.request == nil
    let text = isOneLine ? written : query.bound.condition?.text(of: part) ?? written
    return text.unicodeScalars.count > RowExplainer.longestTerm
      ? String(text.unicodeScalars.prefix(RowExplainer.longestTerm)) + "…" : text
  }

  private func outcome(of expression: ExpressionID) -> (OutcomeList.Outcome, failure: String?) {
    do throws(ExecutionFailure) {
      if try isTrue({ _ in expression }) { return (.true, nil) }
      let isUnknown = try isTrue { $0.append(BoundExpression(.isNull(expression), .boolean)) }
      return (isUnknown ? .unknown : .false, nil)
    } catch {
      let diagnostic = error.diagnostic(of: query.bound, source: query.source, timeLimit: nil)
      return (.failed, diagnostic.message)
    }
  }

  /// True where the row alone passes a condition.
  private func isTrue(
    _ condition: (inout BoundExpressions) -> ExpressionID
  ) throws(ExecutionFailure) -> Bool {
    var expressions = plan.expressions
    let filter = condition(&expressions)
    let plan = LogicalPlan(expressions: expressions, filter: filter, output: .records)
    return try Executor.run(Optimizer.optimize(plan, for: single), on: single, options: execution).count == 1
  }

  private func remarks(_ part: BoundCondition.Part) -> [String] {
    // What is inside of others says it better by itself.
    guard let condition = query.bound.condition, !hasParts(part) else { return [] }
    return condition.paths(in: part).prefix(RowExplainer.mostRemarks).compactMap { path in
      guard let result = try? Query("select \(path)").run(on: Table(single)), result.count == 1 else {
        return nil
      }
      let value = ShownValue.text(
        of: result.resultSet, column: 0, row: 0, upTo: RowExplainer.longestRemark)
      return "\(path) = \(value)"
    }
  }

  private func hasParts(_ part: BoundCondition.Part) -> Bool {
    var expression = part.expression
    while case .not(let inner) = plan.expressions[expression].operation { expression = inner }
    if case .logical = plan.expressions[expression].operation { return true }
    return false
  }

  // MARK: Filters

  /// What is said where the row does not pass; nil where it does.
  private var dropped: RowExplanation.Verdict? {
    guard let filter = plan.filter else { return nil }
    let (outcome, failure) = outcome(of: filter)
    switch outcome {
    case .true: return nil
    case .failed: return .failing(failure ?? "")
    case .false, .unknown: break
    }
    let search = query.bound.condition.map(\.search) ?? filter
    guard let search, self.outcome(of: search).0 != .true, let clause = query.tree.search else {
      return .filteredOut
    }
    return .notFound(bySearch: "search \(query.source[clause.termsSpan])")
  }
}
