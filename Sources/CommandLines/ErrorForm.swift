import ArgumentParser

/// How diagnostics are written on standard error.
package enum ErrorForm: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// For people: the line of the query with carets.
  case text
  /// For programs: an object a line.
  case json

  /// The form that a command line asks for, also one that is wrong elsewhere; nil where it asks for none.
  package init?(arguments: [[UInt8]]) {
    let words = arguments.map { String(decoding: $0, as: UTF8.self) }.prefix { $0 != "--" }
    for (position, word) in words.enumerated().reversed() {
      let value = word == "--errors" ? words.dropFirst(position + 1).first : ErrorForm.joinedValue(word)
      if let form = value.flatMap(ErrorForm.init(rawValue:)) {
        self = form
        return
      }
    }
    return nil
  }

  private static func joinedValue(_ word: String) -> String? {
    word.hasPrefix("--errors=") ? String(word.dropFirst("--errors=".count)) : nil
  }
}
