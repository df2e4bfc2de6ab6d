public import Perigee
import ResultRendering

extension QueryResult {
  /// The answer as Launch Library 2 would send it, on one line: `{"count": …, "next": …, "previous": …, "results": […]}`.
  ///
  /// `count` is `totalCount()`. Of a request, `next` and `previous` lead to its neighbours, and a single spacecraft is
  /// a bare object; of a query of the language both are null.
  ///
  /// - Parameter mode: Which fields whole records have, where no request says it; nil for those that they came with.
  /// - Throws: `QueryError`, as `totalCount()` does.
  public func launchLibraryBody(mode: WritingOptions.Mode? = nil) throws(QueryError) -> String {
    text(in: try frame(), mode: recordMode(mode?.recordMode))
  }

  func text(in frame: AnswerFrame, mode: RecordMode?) -> String {
    var body: [UInt8] = []
    let sink = ByteSink { bytes in
      for index in bytes.indices { body.append(bytes[index]) }
    }
    do {
      let options = RenderingOptions(mode: mode, frame: frame)
      try ResultRenderer.render(resultSet, as: .ll2, options: options, into: sink)
    } catch {
      preconditionFailure("with a receiver that never throws nothing ends the writing")
    }
    return String(decoding: body.dropLast(), as: UTF8.self)
  }
}
