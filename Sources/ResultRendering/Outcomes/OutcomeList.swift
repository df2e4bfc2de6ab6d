/// Conditions, what each came to, and the values that it came to that from, to be drawn as lines.
package struct OutcomeList: Hashable, Sendable {
  /// What a condition came to.
  package enum Outcome: String, Hashable, Sendable, CaseIterable {
    case `true`, `false`
    case unknown
    case failed

    fileprivate var role: TerminalStyle.Role {
      switch self {
      case .true: .strong
      case .false, .failed: .error
      case .unknown: .warning
      }
    }
  }

  /// One condition.
  package struct Line: Hashable, Sendable {
    package let outcome: Outcome
    /// How deep it stands inside of others.
    package let depth: Int
    package let text: String
    /// What is said beside it.
    package let remark: String

    package init(_ outcome: Outcome, depth: Int, text: String, remark: String) {
      self.outcome = outcome
      self.depth = depth
      self.text = text
      self.remark = remark
    }
  }

  package let lines: [Line]

  package init(_ lines: [Line]) { self.lines = lines }

  /// Conditions nest deeper than is worth showing.
  fileprivate static let mostIndents = 8
  private static let outcomeColumns = Outcome.allCases.map(\.rawValue.utf8.count).max() ?? 0
  private static let gap = 2
  /// A remark is shown where it has so many columns left.
  private static let fewestRemarkColumns = 8

  /// The lines, without their ends, that fit the width of the options: long conditions are cut, then remarks.
  package func lines(_ options: RenderingOptions) -> [String] {
    let style = TerminalStyle(isColored: options.isColored)
    let free = options.width.map { max($0 - OutcomeList.outcomeColumns - 2 * OutcomeList.gap, 1) }
    let widest = lines.map { OutcomeList.printable($0.indentedText, upTo: .max).width }.max() ?? 0
    let widestRemark = lines.map { OutcomeList.printable($0.remark, upTo: .max).width }.max() ?? 0
    let textColumns = min(widest, free.map { max($0 * 3 / 5, $0 - widestRemark, 1) } ?? widest)
    let remarkColumns = free.map { $0 - textColumns } ?? .max
    return lines.map { line in
      var output: [UInt8] = []
      style.begin(line.outcome.role, in: &output)
      output.append(contentsOf: line.outcome.rawValue.utf8)
      style.end(in: &output)
      OutcomeList.pad(
        &output, OutcomeList.outcomeColumns - line.outcome.rawValue.utf8.count + OutcomeList.gap)
      let text = OutcomeList.printable(line.indentedText, upTo: textColumns)
      output.append(contentsOf: text.text)
      guard !line.remark.isEmpty, remarkColumns >= OutcomeList.fewestRemarkColumns else {
        return String(decoding: output, as: UTF8.self)
      }
      OutcomeList.pad(&output, textColumns - text.width + OutcomeList.gap)
      style.begin(.faint, in: &output)
      output.append(contentsOf: OutcomeList.printable(line.remark, upTo: remarkColumns).text)
      style.end(in: &output)
      return String(decoding: output, as: UTF8.self)
    }
  }

  private static func printable(_ text: String, upTo limit: Int) -> (text: [UInt8], width: Int) {
    var output: [UInt8] = []
    let width = PrintableText.append(Array(text.utf8)[...], upTo: limit, to: &output)
    return (output, width)
  }

  private static func pad(_ output: inout [UInt8], _ count: Int) {
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(count, 0)))
  }
}

extension OutcomeList.Line {
  fileprivate var indentedText: String {
    String(repeating: "  ", count: min(depth, OutcomeList.mostIndents)) + text
  }
}
