import Perigee
import QueryDiagnostics
import ResultRendering

/// What a request asks, in LL2's terms.
struct ReadRequest {
  /// A filter; all of them must hold.
  struct Filter {
    enum Test {
      case isTrue, isFalse
      case text(String)
      case number(Int64)
    }

    let field: String
    let test: Test
    /// Where the name of the parameter stands.
    let fieldSpan: SourceSpan
    let valueSpan: SourceSpan
  }

  /// A field to order by.
  struct Key {
    let field: String
    let isDescending: Bool
    let span: SourceSpan
  }

  static let defaultLimit = 10
  static let mostRows = 100

  /// In the order of the text.
  var filters: [Filter] = []
  var search: RequestParameter?
  /// Without the keys by which rows are ordered already.
  var ordering: [Key] = []
  var limit = defaultLimit
  var limitSpan: SourceSpan?
  var offset = RequestNumber.zero
  var offsetSpan: SourceSpan?
  /// Nil where the request leaves it open.
  var mode: RecordMode?
}
