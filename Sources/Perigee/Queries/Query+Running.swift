import QueryExecution

// The `async` forms: the same answers, made off the threads of Swift's cooperative pool.

extension Query {
  /// Answers the query on a thread of its own, so that the task's thread is free meanwhile.
  ///
  /// Cancelling the task ends the query as a cancelled token does: with a `QueryError` of code `cancelled`.
  ///
  /// - Throws: `QueryError`, also for a parameter that is bound and not used.
  public func run(
    on table: Table, _ parameters: Parameters = [:], options: QueryOptions = QueryOptions()
  ) async throws(QueryError) -> QueryResult {
    let execution = options.execution
    return try await BackgroundWork.run(until: execution) { (execution) throws(QueryError) in
      try self.run(on: table, parameters, options: options, execution: execution)
    }
  }
}

extension PreparedQuery {
  /// Answers the query on a thread of its own, so that the task's thread is free meanwhile.
  ///
  /// Cancelling the task ends the query as a cancelled token does: with a `QueryError` of code `cancelled`.
  ///
  /// - Throws: `QueryError`, as `Table.run` does.
  public func run(
    _ parameters: Parameters = [:], options: QueryOptions = QueryOptions()
  ) async throws(QueryError) -> QueryResult {
    let execution = options.execution
    return try await BackgroundWork.run(until: execution) { (execution) throws(QueryError) in
      try self.run(parameters, options: options, execution: execution)
    }
  }
}

extension Table {
  /// Answers a query on a thread of its own, so that the task's thread is free meanwhile.
  ///
  ///     let result = try await table.run("where flights_count > $least", ["least": 1])
  ///
  /// Cancelling the task ends the query as a cancelled token does: with a `QueryError` of code `cancelled`.
  ///
  /// - Throws: `QueryError`, also for a parameter that is bound and not used.
  public func run(
    _ query: String, _ parameters: Parameters = [:], options: QueryOptions = QueryOptions()
  ) async throws(QueryError) -> QueryResult {
    try await Query(query).run(on: self, parameters, options: options)
  }
}
