/// A part of a railroad diagram: how much room it takes, and how it is drawn.
///
/// The track enters at the left and leaves at the right, both at height 0; `up` and `down` are the room above and
/// below it.
struct RailroadShape {
  let width: Int
  let up: Int
  let down: Int
  /// Draws with the entrance at a place.
  let draw: (_ x: Int, _ y: Int, _ canvas: inout RailroadCanvas) -> Void
}

/// Collects the elements of an SVG picture.
struct RailroadCanvas {
  private(set) var elements: [String] = []

  /// A piece of track, in the language of SVG paths.
  mutating func track(_ path: String) { elements.append("<path class=\"track\" d=\"\(path)\"/>") }

  /// A small arrow that points to the left, with its back there.
  mutating func arrow(leftFrom x: Int, _ y: Int) {
    elements.append("<path class=\"arrow\" d=\"M\(x) \(y - 4) v8 l-8 -4 z\"/>")
  }

  /// A box with a text in its middle.
  mutating func box(_ text: String, kind: String, x: Int, y: Int, width: Int, height: Int, isRound: Bool) {
    let radius = isRound ? height / 2 : 3
    elements.append(
      "<rect class=\"\(kind)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" rx=\"\(radius)\"/>"
    )
    elements.append(
      "<text class=\"\(kind)-text\" x=\"\(x + width / 2)\" y=\"\(y + height / 2 + 4)\">\(SVGText.escaped(text))</text>"
    )
  }
}

/// Text as it may stand in XML.
enum SVGText {
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
