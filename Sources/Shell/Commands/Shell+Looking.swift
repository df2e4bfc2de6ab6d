import Perigee
import QueryDiagnostics
import ResultRendering

// Commands that look at data rather than read them.

extension Shell {
  /// `FIELD`, or `FIELD by FIELD`: the query that asks for it, drawn.
  func chart(_ arguments: String, to redirection: Redirection?) -> Bool {
    let (field, key) = Shell.fieldAndKey(arguments)
    guard !field.isEmpty, key != "" else { return complain(.chart, "`.chart` wants a field behind it") }
    do throws(QueryError) {
      let text = try state.table.chartQuery(of: field, by: key, state.boundParameters)
      tellQuery(text)
      return answer(Query(text), as: .chart, to: redirection, isKept: false)
    } catch {
      return tell(error)
    }
  }

  /// Shows a query as a comment, so that it can be learnt from and called for again.
  private func tellQuery(_ text: String) {
    let options = RenderingOptions(isColored: screen.isColored)
    let width = screen.size.map { max($0.columns - 4, 1) } ?? .max
    for line in TextWrapping.lines(text, indent: 2, width: width) {
      screen.remark("\(TerminalText.faint("-- \(line)", options))\n")
    }
  }

  /// What stands before and behind the word `by`; nil behind it where there is none.
  private static func fieldAndKey(_ arguments: String) -> (field: String, key: String?) {
    let words = ArgumentReader.words(arguments)
    guard let by = words.firstIndex(where: { $0.isPlain && $0.text.lowercased() == "by" }) else {
      return (arguments, nil)
    }
    let bytes = Array(arguments.utf8)
    let field = String(decoding: bytes[..<words[by].range.lowerBound], as: UTF8.self)
    let key = String(decoding: bytes[words[by].range.upperBound...], as: UTF8.self)
    return (field.trimmingSpace, key.trimmingSpace)
  }

  func histogram(_ arguments: String, to redirection: Redirection?) -> Bool {
    guard !arguments.isEmpty else { return complain(.hist, "`.hist` wants a field behind it") }
    do throws(QueryError) {
      let histogram = try state.table.histogram(of: arguments, state.boundParameters, options: limits)
      return show(to: redirection) { sink, surface in
        let lines = histogram.lines(surface.rendering)
        for line in lines.prefix(1).flatMap(surface.wrapped) + lines.dropFirst() {
          try sink.write("\(line)\n".utf8)
        }
      }
    } catch {
      return tell(error)
    }
  }

  func facets(_ arguments: String, to redirection: Redirection?) -> Bool {
    guard let last = state.last else { return complainOfNoAnswer() }
    do throws(QueryError) {
      if arguments.isEmpty, last.result.isEmpty {
        screen.remark("the last answer has no rows\n")
        return true
      }
      let facets = try last.result.facets(of: arguments.isEmpty ? nil : arguments, options: limits)
      guard !facets.isEmpty else {
        screen.remark("no value of the last answer repeats; `.facet FIELD` counts those of one field\n")
        return true
      }
      return show(to: redirection) { sink, surface in
        let texts = facets.map { $0.lines(surface.rendering) }
        for line in texts.joined(separator: [""]) { try sink.write("\(line)\n".utf8) }
      }
    } catch {
      return tell(error)
    }
  }

  func why(_ arguments: String, to redirection: Redirection?) -> Bool {
    guard let last = state.last else { return complainOfNoAnswer() }
    let words = ArgumentReader.words(arguments)
    guard let word = words.first else {
      return complain(.why, "`.why` wants the id of one row behind it")
    }
    let id = words.count == 1 ? word.text : arguments
    do throws(QueryError) {
      let explanation = try state.table.explanation(
        ofRow: id, in: last.query, last.parameters, options: limits)
      return show(to: redirection, isWhole: true) { sink, surface in
        let lines = explanation.lines(surface.rendering)
        for line in lines.prefix(1).flatMap(surface.wrapped) + lines.dropFirst() {
          try sink.write("\(line)\n".utf8)
        }
      }
    } catch {
      let named = NamedRows(table: state.table, options: limits).hint(for: id)
      guard let named, let first = error.diagnostics.first, first.code == .notFound else {
        return tell(error)
      }
      return complain(first.message, hint: named)
    }
  }

  func complainOfNoAnswer() -> Bool { complain("there is no answer yet", hint: "ask a query first") }
}
