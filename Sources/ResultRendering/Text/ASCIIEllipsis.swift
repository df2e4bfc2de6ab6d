/// The sign that stands for what was cut off, where only ASCII is understood.
enum ASCIIEllipsis {
  /// Replaces an ellipsis at the end of a text by `~`, which is as wide.
  static func replace(in text: inout [UInt8]) {
    let ellipsis = Array("…".utf8)
    guard text.suffix(ellipsis.count).elementsEqual(ellipsis) else { return }
    text.removeLast(ellipsis.count)
    text.append(UInt8(ascii: "~"))
  }
}
