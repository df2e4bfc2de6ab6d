import Perigee
import QueryDiagnostics
import ResultRendering

extension Shell {
  func help(_ topic: String, to redirection: Redirection?) -> Bool {
    guard !topic.isEmpty else { return write(Overview.lines(for: state.table), to: redirection) }
    let pages = HelpBook(table: state.table).pages(about: topic)
    var detail: FieldDetail?
    do throws(QueryError) {
      detail = try state.table.fieldDetail(topic, options: limits)
    } catch {
      if error.diagnostics.contains(where: { $0.code == .cancelled }) { return tell(error) }
      guard !pages.isEmpty else { return tellNoTopic(topic, error) }
    }
    return show(to: redirection, isWhole: true) { sink, surface in
      let texts =
        pages.map { $0.text(surface.rendering) } + [detail?.lines(surface.rendering)].compactMap { $0 }
      for line in texts.joined(separator: [""]) { try surface.write(line, into: sink) }
    }
  }

  private func tellNoTopic(_ topic: String, _ error: QueryError) -> Bool {
    if error.diagnostics.contains(where: { $0.code == .ambiguousField }) {
      screen.report(error.diagnostics, in: error.source)
      return false
    }
    let near = NearestName.to(topic, among: HelpBook.topics + fieldPaths.map(\.path))
    return complain(
      "there is no help on `\(topic)`",
      hint: near.map { "did you mean `\($0)`?" } ?? "`.help topics` lists what there is")
  }
}
