import QueryDiagnostics

/// What a request is sent to: the part of it before the parameters.
struct RequestAddress {
  enum Target {
    case list
    /// `ID` of `…/spacecraft/ID/`, as it is meant, and where it stands.
    case single(id: String, span: SourceSpan)
  }

  static let scheme = "https"
  static let host = "ll.thespacedevs.com"
  static let path = "/2.3.0/spacecraft/"
  private static let productionOrigin = "\(scheme)://\(host)"

  /// Scheme, host and path; those that the request lacks are LL2's own. Ends in `/`.
  let base: String
  let target: Target
  /// The parameters, without the `?` before them. What follows a `#` is for browsers and no part of a request.
  let parameters: Range<Int>

  /// Takes the request at `span` apart; throws where its path is none that is answered.
  init(_ span: SourceSpan, of source: SourceText) throws(Diagnostic) {
    let whole = source.utf8[span.start..<span.end]
    let end = whole.firstIndex(of: UInt8(ascii: "#")) ?? whole.endIndex
    let mark = whole[..<end].firstIndex(of: UInt8(ascii: "?")) ?? end
    parameters = min(mark + 1, end)..<end
    let hostStart = RequestAddress.hostStart(whole[..<mark])
    let pathStart = whole[hostStart..<mark].firstIndex(of: UInt8(ascii: "/")) ?? mark
    guard mark > whole.startIndex else {
      base = RequestAddress.productionOrigin + RequestAddress.path
      target = .list
      return
    }
    let pathSpan = SourceSpan(pathStart, mark)
    target = try RequestAddress.target(pathSpan, of: source)
    let origin = SourceSpan(whole.startIndex, pathStart)
    let path = source[pathSpan]
    base =
      (pathStart == hostStart ? RequestAddress.productionOrigin : source[origin])
      + (path.utf8.last == UInt8(ascii: "/") ? path : path + "/")
  }

  /// The place behind `http://` or `https://`; the start where neither is there.
  private static func hostStart(_ bytes: ArraySlice<UInt8>) -> Int {
    let schemes = ["http://", "https://"]
    let scheme = schemes.first { bytes.starts(with: $0.utf8) }
    return bytes.startIndex + (scheme?.utf8.count ?? 0)
  }

  private static func target(_ span: SourceSpan, of source: SourceText) throws(Diagnostic) -> Target {
    var path = source.utf8[span.start..<span.end]
    if path.last == UInt8(ascii: "/") { path.removeLast() }
    // Of a long path only the last two segments matter.
    let last = path.suffix(while: { $0 != UInt8(ascii: "/") })
    if isSpacecraft(last) { return .list }
    let before = path[..<last.startIndex].dropLast().suffix(while: { $0 != UInt8(ascii: "/") })
    let id = FormText.decoded(last, plusIsSpace: false)
    guard isSpacecraft(before), !id.isEmpty else { throw otherPath(span, of: source) }
    return .single(id: id, span: SourceSpan(last.startIndex, last.endIndex))
  }

  private static func isSpacecraft(_ segment: ArraySlice<UInt8>) -> Bool {
    FormText.Decoding(segment, plusIsSpace: false).lazy.map(\.byte).elementsEqual("spacecraft".utf8)
  }

  private static func otherPath(_ span: SourceSpan, of source: SourceText) -> Diagnostic {
    let found = span.length == 0 ? "no path" : "the path \(ServerText.shown(source[span]))"
    return Diagnostic(
      .badRequest, "found \(found), expected `…/spacecraft/` or `…/spacecraft/ID/`", at: span,
      hint: "of Launch Library 2's data only the spacecraft are here")
  }
}

extension ArraySlice {
  /// The longest end whose elements all satisfy the predicate.
  fileprivate func suffix(while predicate: (Element) -> Bool) -> ArraySlice {
    guard let last = lastIndex(where: { !predicate($0) }) else { return self }
    return self[(last + 1)...]
  }
}
