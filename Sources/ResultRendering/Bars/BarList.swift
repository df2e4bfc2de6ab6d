/// Things with a number each, to be drawn as lines with bars: what a field's values are like, say.
package struct BarList: Hashable, Sendable {
  /// One of them.
  package struct Bar: Hashable, Sendable {
    /// What it is; made printable where it is drawn.
    package let label: String
    /// The number as it is shown.
    package let value: String
    /// How long its bar is; nil for none.
    package let size: Double?
    /// True for what is no value, such as null.
    package let isFaint: Bool

    package init(_ label: String, value: String, size: Double?, isFaint: Bool = false) {
      self.label = label
      self.value = value
      self.size = size
      self.isFaint = isFaint
    }

    /// A number of rows.
    package init(_ label: String, count: Int, isFaint: Bool = false) {
      self.init(label, value: String(count), size: Double(count), isFaint: isFaint)
    }
  }

  package let bars: [Bar]

  package init(_ bars: [Bar]) { self.bars = bars }

  /// The lines, without their ends, that fit the width and the terminal of the options.
  package func lines(_ options: RenderingOptions) -> [String] {
    let style = TerminalStyle(isColored: options.isColored)
    let labels = bars.map { BarList.printable($0.label) }
    let values = bars.map { BarList.printable($0.value) }
    let layout = BarLayout(
      labels: labels.map(\.width).max() ?? 0, values: values.map(\.width).max() ?? 0, fitting: options.width)
    let sizes = bars.compactMap(\.size).filter(\.isFinite)
    let scale = BarScale(
      from: sizes.min() ?? 0, to: sizes.max() ?? 0, in: layout.barColumns, isASCII: options.isASCII)
    let line = BarLine(layout: layout, scale: scale, style: style)
    return bars.indices.map { index in
      let label = BarList.printable(bars[index].label, upTo: layout.labelColumns, isASCII: options.isASCII)
      let value = BarList.printable(bars[index].value, upTo: layout.valueColumns, isASCII: options.isASCII)
      var output: [UInt8] = []
      line.append(
        label: label, isFaint: bars[index].isFaint, value: value, size: bars[index].size, to: &output)
      return String(decoding: output.dropLast(), as: UTF8.self)
    }
  }

  private static func printable(
    _ text: String, upTo limit: Int = .max, isASCII: Bool = false
  ) -> BarLine.Part {
    var output: [UInt8] = []
    let width = PrintableText.append(Array(text.utf8)[...], upTo: limit, to: &output)
    if isASCII { ASCIIEllipsis.replace(in: &output) }
    return BarLine.Part(text: output, width: width)
  }
}
