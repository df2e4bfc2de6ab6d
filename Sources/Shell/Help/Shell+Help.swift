import Perigee
import QueryDiagnostics
import ResultRendering

extension Shell {
  func help(_ topic: String, to redirection: Redirection?) -> Bool {
    guard !topic.isEmpty else { return write(Overview.lines(for: state.table), to: redirection) }
    let pages = HelpBook(table: state.table).pages(about: topic) + fieldPages(about: topic)
    guard !pages.isEmpty else { return tellNoTopic(topic) }
    return show(to: redirection, isWhole: true) { sink, surface in
      for (index, page) in pages.enumerated() {
        if index > 0 { try sink.write("\n".utf8) }
        for line in page.text(isColored: surface.isColored) { try sink.write("\(line)\n".utf8) }
      }
    }
  }

  private func tellNoTopic(_ topic: String) -> Bool {
    let fields = state.table.fieldSummaries().map(\.path)
    let near = NearestName.to(topic, among: HelpBook.topics + fields).map { "did you mean `\($0)`?" }
    return complain("there is no help on `\(topic)`", hint: near ?? "`.help topics` lists what there is")
  }
}
