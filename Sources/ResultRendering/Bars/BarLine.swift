/// Writes one line of a chart after the other.
struct BarLine {
  /// A text as it is shown, and how many columns it takes.
  struct Part {
    let text: [UInt8]
    let width: Int
  }

  let layout: BarLayout
  let scale: BarScale
  let style: TerminalStyle

  /// Appends a line and its end. The label and the value have been cut to their columns; nil is no bar.
  func append(
    label: Part, isFaint: Bool, value: Part, size: Double?, to output: inout [UInt8]
  ) {
    if isFaint { style.begin(.faint, in: &output) }
    output.append(contentsOf: label.text)
    if isFaint { style.end(in: &output) }
    appendSpaces(layout.labelColumns - label.width + BarLayout.gap, to: &output)
    appendSpaces(layout.valueColumns - value.width, to: &output)
    if size == nil { style.begin(.faint, in: &output) }
    output.append(contentsOf: value.text)
    if size == nil { style.end(in: &output) }
    var bar: [UInt8] = []
    scale.append(size, to: &bar, styled: style)
    if !bar.isEmpty {
      appendSpaces(BarLayout.gap, to: &output)
      output.append(contentsOf: bar)
    }
    output.append(UInt8(ascii: "\n"))
  }

  private func appendSpaces(_ count: Int, to output: inout [UInt8]) {
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(count, 0)))
  }
}
