/// Lays the expression of a rule out as a railroad: words one behind the other, alternatives one below the other,
/// repetitions as loops.
enum RailroadLayout {
  private static let boxHeight = 24
  private static let gap = 12
  private static let radius = 8

  static func shape(of expression: GrammarExpression) -> RailroadShape {
    switch expression {
    case .literal(let text): return box(text, kind: "literal", isRound: true)
    case .reference(let name):
      return box(name, kind: Rule.isTerminal(name) ? "token" : "rule", isRound: Rule.isTerminal(name))
    case .characters: return box("character", kind: "token", isRound: true)
    case .sequence(let parts): return sequence(parts.map(shape))
    case .choice(let parts): return choice(parts.map(shape))
    // Of alternatives that may all be left out the empty way is one more.
    case .optional(.choice(let parts)): return choice([empty] + parts.map(shape))
    case .optional(let part): return choice([empty, shape(of: part)])
    case .oneOrMore(let part): return loop(shape(of: part))
    case .zeroOrMore(let part): return choice([empty, loop(shape(of: part))])
    case .difference(let first, let second):
      return sequence([shape(of: first), box("but not", kind: "remark", isRound: false), shape(of: second)])
    }
  }

  private static var empty: RailroadShape { RailroadShape(width: 0, up: 0, down: 0) { _, _, _ in } }

  private static func box(_ text: String, kind: String, isRound: Bool) -> RailroadShape {
    let width = text.count * 8 + 24
    return RailroadShape(width: width, up: boxHeight / 2, down: boxHeight / 2) { x, y, canvas in
      canvas.box(
        text, kind: kind, x: x, y: y - boxHeight / 2, width: width, height: boxHeight, isRound: isRound)
    }
  }

  private static func sequence(_ parts: [RailroadShape]) -> RailroadShape {
    guard !parts.isEmpty else { return empty }
    let width = parts.reduce(0) { $0 + $1.width } + gap * (parts.count - 1)
    return RailroadShape(
      width: width, up: parts.map(\.up).max() ?? 0, down: parts.map(\.down).max() ?? 0
    ) { x, y, canvas in
      var place = x
      for (index, part) in parts.enumerated() {
        if index > 0 {
          canvas.track("M\(place) \(y) h\(gap)")
          place += gap
        }
        part.draw(place, y, &canvas)
        place += part.width
      }
    }
  }

  /// The first alternative stands on the track, the others below it.
  private static func choice(_ parts: [RailroadShape]) -> RailroadShape {
    let inner = parts.map(\.width).max() ?? 0
    let width = inner + radius * 4
    var heights: [Int] = []
    var bottom = 0
    for (index, part) in parts.enumerated() {
      let height = index == 0 ? 0 : bottom + gap / 2 + max(part.up, radius * 2 - bottom)
      heights.append(height)
      bottom = height + part.down
    }
    return RailroadShape(width: width, up: parts.first?.up ?? 0, down: bottom) { x, y, canvas in
      for (part, height) in zip(parts, heights) {
        let left = x + radius * 2
        drawBranch(x: x, y: y, height: height, width: width, &canvas)
        part.draw(left, y + height, &canvas)
        let end = left + part.width
        let right = x + width - radius * 2
        if end < right { canvas.track("M\(end) \(y + height) H\(right)") }
      }
    }
  }

  /// The way from the track down to an alternative, and up again behind it.
  private static func drawBranch(
    x: Int, y: Int, height: Int, width: Int, _ canvas: inout RailroadCanvas
  ) {
    let (left, right) = (x + radius * 2, x + width - radius * 2)
    guard height > 0 else {
      canvas.track("M\(x) \(y) H\(left)")
      canvas.track("M\(right) \(y) H\(x + width)")
      return
    }
    let fall = height - radius * 2
    canvas.track(
      "M\(x) \(y) q\(radius) 0 \(radius) \(radius) v\(fall) q0 \(radius) \(radius) \(radius)")
    canvas.track(
      "M\(right) \(y + height) q\(radius) 0 \(radius) -\(radius) v-\(fall) q0 -\(radius) \(radius) -\(radius)"
    )
  }

  /// The way back runs below, with an arrow.
  private static func loop(_ part: RailroadShape) -> RailroadShape {
    let width = part.width + radius * 4
    let depth = part.down + gap
    return RailroadShape(width: width, up: part.up, down: depth) { x, y, canvas in
      let (left, right) = (x + radius * 2, x + radius * 2 + part.width)
      canvas.track("M\(x) \(y) H\(left)")
      part.draw(left, y, &canvas)
      canvas.track("M\(right) \(y) H\(x + width)")
      let fall = max(depth - radius * 2, 0)
      canvas.track(
        "M\(right) \(y) q\(radius) 0 \(radius) \(radius) v\(fall) q0 \(radius) -\(radius) \(radius) "
          + "H\(left) q-\(radius) 0 -\(radius) -\(radius) v-\(fall) q0 -\(radius) \(radius) -\(radius)")
      canvas.arrow(leftFrom: (left + right) / 2 + 4, y + max(depth, radius * 2))
    }
  }
}
