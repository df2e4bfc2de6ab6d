/// The sign that stands for what was cut off or is not said, where only ASCII is understood.
package enum ASCIIEllipsis {
  /// A sentence of the program's own in which each ellipsis is three points.
  package static func spelledOut(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "…" { output.append(contentsOf: "...".unicodeScalars) } else { output.append(scalar) }
    }
    return String(output)
  }

  /// Replaces an ellipsis at the end of a text by `~`, which is as wide.
  static func replace(in text: inout [UInt8]) {
    let ellipsis = Array("…".utf8)
    guard text.suffix(ellipsis.count).elementsEqual(ellipsis) else { return }
    text.removeLast(ellipsis.count)
    text.append(UInt8(ascii: "~"))
  }
}
