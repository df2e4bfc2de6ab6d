/// Draws a rule as a railroad diagram: an SVG picture whose text can be selected, on light and on dark backgrounds.
package enum RailroadDiagram {
  private static let margin = 16

  /// The picture of a rule. It bears the rule's name as its title.
  package static func svg(of rule: Rule) -> String {
    let shape = RailroadLayout.shape(of: rule.expression)
    var canvas = RailroadCanvas()
    let (left, top) = (margin + 20, margin + shape.up)
    canvas.track("M\(margin) \(top - 6) v12 M\(margin) \(top) H\(left)")
    shape.draw(left, top, &canvas)
    let right = left + shape.width
    canvas.track("M\(right) \(top) h20 m0 -6 v12")
    let (width, height) = (right + 20 + margin, top + shape.down + margin)
    let name = SVGText.escaped(rule.name)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" \
      role="img" aria-label="\(name)">
      <title>\(name)</title>
      <style>
      \(style)
      </style>
      \(canvas.elements.joined(separator: "\n"))
      </svg>

      """
  }

  private static let style = """
    svg { background: #ffffff; }
    .track { fill: none; stroke: #57606a; stroke-width: 1.5; }
    .arrow { fill: #57606a; }
    rect { stroke: #57606a; stroke-width: 1; }
    .literal { fill: #ddf4ff; } .token { fill: #fff8c5; } .rule { fill: #f6f8fa; } .remark { fill: #ffffff; }
    text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; text-anchor: middle; fill: #1f2328; }
    @media (prefers-color-scheme: dark) {
    svg { background: #0d1117; }
    .track, rect { stroke: #8b949e; }
    .arrow { fill: #8b949e; }
    .literal { fill: #0c2d6b; } .token { fill: #4b3900; } .rule { fill: #21262d; } .remark { fill: #0d1117; }
    text { fill: #e6edf3; }
    }
    """
}
