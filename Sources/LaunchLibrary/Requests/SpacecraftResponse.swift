public import Perigee
import ResultRendering

/// What Launch Library 2 would send for a request.
public struct SpacecraftResponse: Sendable {
  /// Of HTTP: 200; 400 for an id that is none and for a value that LL2 does not admit; 404 for what is not there.
  public let status: Int
  /// JSON on one line: the envelope of a page, the bare object that was asked for by its id, or why there is nothing.
  public let body: String
  /// The rows; nil with status 400 and 404.
  public let result: QueryResult?
  /// Which page the rows are; nil for a single spacecraft, and with status 400 and 404.
  public let page: SpacecraftPage?
  /// With status 400 and 404 the same in the form of all errors, with its places in the request.
  public let error: QueryError?

  init(_ result: QueryResult) throws(QueryError) {
    let frame = try result.frame()
    status = 200
    body = result.text(in: frame, mode: result.recordMode(nil))
    self.result = result
    page = SpacecraftPage(frame)
    error = nil
  }

  /// Nil for an error that LL2 has no words for.
  init?(_ error: QueryError) {
    guard let refusal = error.refusal else { return nil }
    status = refusal.status
    body = refusal.body
    result = nil
    page = nil
    self.error = error
  }
}

/// Which of all rows that match a request were answered, and where the others are.
public struct SpacecraftPage: Hashable, Sendable {
  /// How many rows match.
  public let count: Int
  /// The request for the rows behind; nil where there are none.
  public let next: String?
  /// The request for the rows before; nil where the page begins with the first.
  public let previous: String?

  init?(_ frame: AnswerFrame) {
    guard case .page(let count, let next, let previous) = frame else { return nil }
    self.count = count
    self.next = next
    self.previous = previous
  }
}
