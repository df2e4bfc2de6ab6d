import Perigee

/// Writes the requests for the neighbours of a page, as LL2 does: the parameters in alphabetical order, each with all
/// its values, written as forms do; `limit` always among them.
struct PageLinks {
  private let base: String
  /// Names and values, in the order of the names; without the two that a link has of its own.
  private let parameters: [(name: String, value: String)]

  init(base: String, _ parameters: [RequestParameter]) {
    self.base = base
    let own = [SpacecraftParameter.limit.rawValue, SpacecraftParameter.offset.rawValue]
    self.parameters = parameters.filter { !own.contains($0.name) }.map { ($0.name, $0.value) }
  }

  /// The page that a request asks for.
  func page(of request: ReadRequest) -> RequestedPage {
    let (end, overflow) = Int(clamping: request.offset.clamped).addingReportingOverflow(request.limit)
    // No table has so many rows that one could be behind an end beyond 64 bits.
    let lastEnd = overflow ? Int.max : end
    let previous = request.offset.text(less: request.limit)
    return RequestedPage(
      end: lastEnd, next: link(limit: request.limit, offset: String(lastEnd)),
      previous: request.offset.isZero ? nil : link(limit: request.limit, offset: previous))
  }

  private func link(limit: Int, offset: String?) -> String {
    var all = parameters + [(SpacecraftParameter.limit.rawValue, String(limit))]
    if let offset { all.append((SpacecraftParameter.offset.rawValue, offset)) }
    let sorted = all.enumerated().sorted { left, right in
      let (a, b) = (left.element.name.utf8, right.element.name.utf8)
      if a.elementsEqual(b) { return left.offset < right.offset }
      return a.lexicographicallyPrecedes(b)
    }
    var link = Array(base.utf8)
    for (position, (_, parameter)) in sorted.enumerated() {
      link.append(position == 0 ? UInt8(ascii: "?") : UInt8(ascii: "&"))
      FormText.append(parameter.name, to: &link)
      link.append(UInt8(ascii: "="))
      FormText.append(parameter.value, to: &link)
    }
    return String(decoding: link, as: UTF8.self)
  }
}
