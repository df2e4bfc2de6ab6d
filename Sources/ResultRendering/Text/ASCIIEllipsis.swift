/// The sign that stands for what was cut off or is not said, where only ASCII is understood.
package enum ASCIIEllipsis {
  /// A line of the program's own in which each ellipsis is three points. What stands in a column behind it stays there.
  package static func spelledOut(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "…" else {
        output.append(scalar)
        continue
      }
      output.append(contentsOf: "...".unicodeScalars)
      if rest.prefix(fewestSpaces).count(where: { $0 == " " }) == fewestSpaces { rest.removeFirst(2) }
    }
    return String(output)
  }

  /// So many spaces are between columns where two can be spared.
  private static let fewestSpaces = 4

  /// Replaces an ellipsis at the end of a text by `~`, which is as wide.
  static func replace(in text: inout [UInt8]) {
    let ellipsis = Array("…".utf8)
    guard text.suffix(ellipsis.count).elementsEqual(ellipsis) else { return }
    text.removeLast(ellipsis.count)
    text.append(UInt8(ascii: "~"))
  }
}
