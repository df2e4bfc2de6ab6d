import Perigee
import QueryDiagnostics

/// What is wrong with a request: what LL2 passes over without a word, and what it refuses.
struct RequestComplaints {
  static let unknownChoice =
    "Select a valid choice. That choice is not one of the available choices."
  static let nullCharacters = "Null characters are not allowed."
  static let noSuchFormat = "Not found."

  private(set) var warnings: [Diagnostic] = []
  private var fields: [(parameter: SpacecraftParameter, message: String)] = []
  private var errors: [Diagnostic] = []
  private var isFormatRefused = false

  // MARK: What LL2 passes over

  mutating func passOver(_ span: SourceSpan, _ message: String, hint: String? = nil) {
    // Of more nobody reads them, and a request may have half a million.
    guard warnings.count < Query.mostDiagnostics else { return }
    warnings.append(Diagnostic(.requestValueIgnored, message, at: span, hint: hint, severity: .warning))
  }

  mutating func passOverUnknown(_ parameter: RequestParameter) {
    guard warnings.count < Query.mostDiagnostics else { return }
    let known = SpacecraftParameter.allCases.map(\.rawValue)
    passOver(
      parameter.span,
      "LL2 has no parameter \(ServerText.shown(parameter.name)) for spacecraft, and passes it over",
      hint: RequestComplaints.nearest(to: parameter.name, in: known)
        ?? "ask in the query language what LL2 cannot answer: `where …`")
  }

  static func nearest(to word: String, in known: [String]) -> String? {
    // Longer words are not compared, and need not be taken apart.
    guard word.utf8.count <= 4 * EditDistance.longestWord else { return nil }
    let letters = Array(word.lowercased().unicodeScalars)
    let limit = EditDistance.limit(forLength: letters.count)
    let distances = known.compactMap { name in
      EditDistance.between(letters, Array(name.unicodeScalars), atMost: limit).map { (name, $0) }
    }
    return distances.min { $0.1 < $1.1 }.map { "did you mean `\($0.0)`?" }
  }

  // MARK: What LL2 refuses

  mutating func refuse(
    _ parameter: SpacecraftParameter, _ message: String, at span: SourceSpan, hint: String? = nil
  ) {
    fields.append((parameter, message))
    errors.append(Diagnostic(.badRequest, message, at: span, hint: hint))
  }

  mutating func refuseSearch(at span: SourceSpan) {
    errors.append(Diagnostic(.badRequest, RequestComplaints.nullCharacters, at: span))
  }

  mutating func refuseFormat(at span: SourceSpan) {
    isFormatRefused = true
    errors.append(
      Diagnostic(
        .notFound, RequestComplaints.noSuchFormat, at: span, hint: "LL2's formats are `json` and `api`"))
  }

  /// Nil where LL2 refuses nothing. It looks at the format first, then at the filters, then at the search.
  var refusal: RequestRefusal? {
    if errors.isEmpty { return nil }
    if isFormatRefused { return .notFound(RequestComplaints.noSuchFormat, errors) }
    guard fields.isEmpty else {
      let members = SpacecraftParameter.allCases.flatMap { parameter in
        fields.filter { $0.parameter == parameter }.map { "\"\(parameter.rawValue)\":[\"\($0.message)\"]" }
      }
      return RequestRefusal(
        status: 400, body: "{\(members.joined(separator: ","))}", diagnostics: errors)
    }
    return RequestRefusal(status: 400, body: "[\"\(RequestComplaints.nullCharacters)\"]", diagnostics: errors)
  }
}

extension RequestRefusal {
  /// LL2's answer to a request for what is not there.
  static func notFound(_ message: String, _ diagnostics: [Diagnostic]) -> RequestRefusal {
    RequestRefusal(status: 404, body: "{\"detail\":\"\(message)\"}", diagnostics: diagnostics)
  }
}
