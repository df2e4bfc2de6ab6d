import Foundation
import TestSupport

/// Colours single lines as editors do that read TextMate grammars: at each place the pattern that matches soonest, and
/// of several the one that is listed first.
struct TextMateTokenizer {
  /// A part of a line with the name of its colour.
  struct Piece {
    let text: String
    let scope: String
  }

  private enum Pattern {
    case match(NSRegularExpression, scope: String)
    /// From one match to another; inside, other patterns.
    case block(NSRegularExpression, end: NSRegularExpression, scope: String, inner: [Pattern])

    var beginning: NSRegularExpression {
      switch self {
      case .match(let expression, _), .block(let expression, _, _, _): expression
      }
    }
  }

  private let patterns: [Pattern]

  /// - Parameter json: The grammar's file.
  init(json: String) throws {
    let tree = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    patterns = try TextMateTokenizer.patterns(tree?["patterns"])
  }

  private static func patterns(_ list: Any?) throws -> [Pattern] {
    guard let list = list as? [[String: Any]] else { throw Unreadable() }
    return try list.map { entry in
      guard let scope = entry["name"] as? String else { throw Unreadable() }
      if let match = entry["match"] as? String {
        return .match(try NSRegularExpression(pattern: match), scope: scope)
      }
      guard let begin = entry["begin"] as? String, let end = entry["end"] as? String else {
        throw Unreadable()
      }
      return .block(
        try NSRegularExpression(pattern: begin), end: try NSRegularExpression(pattern: end), scope: scope,
        inner: try patterns(entry["patterns"] ?? [[String: Any]]()))
    }
  }

  /// The pieces of a line that have a colour, from left to right.
  func pieces(of line: String) -> [Piece] {
    let text = line as NSString
    var pieces: [Piece] = []
    var place = 0
    while let (pattern, range) = TextMateTokenizer.first(of: patterns, in: text, from: place) {
      switch pattern {
      case .match(_, let scope):
        pieces.append(Piece(text: text.substring(with: range), scope: scope))
        place = max(NSMaxRange(range), place + 1)
      case .block(_, let end, let scope, let inner):
        place = TextMateTokenizer.passBlock(text, range, end, scope, inner, &pieces)
      }
    }
    return pieces
  }

  /// Adds the pieces of a block that begins with `opening`, and returns where it ends.
  private static func passBlock(
    _ text: NSString, _ opening: NSRange, _ end: NSRegularExpression, _ scope: String, _ inner: [Pattern],
    _ pieces: inout [Piece]
  ) -> Int {
    var (start, place) = (opening.location, NSMaxRange(opening))
    func close(at stop: Int) {
      guard stop > start else { return }
      pieces.append(
        Piece(text: text.substring(with: NSRange(location: start, length: stop - start)), scope: scope))
    }
    while true {
      let closing = match(end, in: text, from: place)
      guard let (pattern, range) = first(of: inner, in: text, from: place),
        range.location < closing?.location ?? text.length, case .match(_, let innerScope) = pattern
      else {
        let stop = closing.map(NSMaxRange) ?? text.length
        close(at: stop)
        return stop
      }
      close(at: range.location)
      pieces.append(Piece(text: text.substring(with: range), scope: innerScope))
      (start, place) = (NSMaxRange(range), NSMaxRange(range))
    }
  }

  private static func first(
    of patterns: [Pattern], in text: NSString, from place: Int
  ) -> (pattern: Pattern, range: NSRange)? {
    var best: (pattern: Pattern, range: NSRange)?
    for pattern in patterns {
      guard let range = match(pattern.beginning, in: text, from: place), range.length > 0 else { continue }
      if range.location < best?.range.location ?? .max { best = (pattern, range) }
    }
    return best
  }

  /// What stands before `place` may be looked at.
  private static func match(
    _ expression: NSRegularExpression, in text: NSString, from place: Int
  ) -> NSRange? {
    guard place <= text.length else { return nil }
    return expression.firstMatch(
      in: text as String, options: [.withTransparentBounds, .withoutAnchoringBounds],
      range: NSRange(location: place, length: text.length - place))?.range
  }

  struct Unreadable: Error {}
}
