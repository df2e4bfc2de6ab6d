import Columnar
import QueryBinder
import QueryDiagnostics
import QueryExecution
import QueryOptimizer
import QueryPlan
import QuerySyntax

/// A query text on its way through the engine: parsed, bound to a table, run.
struct Question {
  let tree: QueryTree
  let plan: LogicalPlan
  private let table: ColumnTable

  /// Why a text was not accepted.
  struct Refusal: Error {
    let diagnostics: [Diagnostic]

    var message: String { diagnostics.map(\.message).joined(separator: "; ") }
  }

  init(_ text: String, of table: ColumnTable, parameters: ParameterBindings) throws(Refusal) {
    let statement = Parser.parseQuery(SourceText(text))
    guard case .query(let tree) = statement.kind, statement.diagnostics.allSatisfy({ $0.severity != .error })
    else { throw Refusal(diagnostics: statement.diagnostics) }
    let result = Binder.bind(tree, to: table, parameters: parameters)
    guard let query = result.query else { throw Refusal(diagnostics: result.diagnostics) }
    self.tree = tree
    self.plan = query.plan
    self.table = table
  }

  init(_ draft: QueryDraft, of table: ColumnTable) throws(Refusal) {
    try self.init(draft.text, of: table, parameters: ParameterBindings(draft.parameters))
  }

  /// The engine's answer.
  func engineAnswer(_ configuration: Configuration = .usual) -> Answer {
    engineAnswer(physicalPlan(configuration), configuration)
  }

  func physicalPlan(_ configuration: Configuration) -> PhysicalPlan {
    Optimizer.optimize(plan, for: table, rewrites: configuration.rewrites)
  }

  func engineAnswer(_ physical: PhysicalPlan, _ configuration: Configuration) -> Answer {
    do throws(ExecutionFailure) {
      let options = configuration.options(rowCount: table.rowCount)
      let memory = configuration.isRepeated ? ExecutionMemory() : nil
      var result = try Executor.run(physical, on: table, options: options, memory: memory)
      if let memory {
        if let quick = try Executor.quickAnswer(in: memory, options: options) {
          result = quick
        } else {
          result = try Executor.run(physical, on: table, options: options, memory: memory)
        }
      }
      return Answer(result, isGrouped: plan.grouping != nil)
    } catch {
      return .failure(error)
    }
  }

  /// The reference's answer.
  func referenceAnswer() -> Answer { ReferenceExecutor.run(plan, on: table) }
}
