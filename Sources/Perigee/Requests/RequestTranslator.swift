package import QueryDiagnostics
package import TableReading

/// Turns requests of a service into queries of the language, for tables of that service's data.
///
/// The engine knows no service: the shape of the data brings the translator with it.
package protocol RequestTranslator: ShapeRequests {
  /// Reads the request that stands at `span` and says which query it is.
  ///
  /// - Throws: `QueryError` where it is none that can be answered. Where the service itself would refuse it, the error
  ///   has the service's refusal.
  func query(
    for span: SourceSpan, of source: SourceText, on table: Table
  ) throws(QueryError) -> TranslatedRequest
}
