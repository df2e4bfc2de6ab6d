/// What a `search` looks for.
enum SearchTerms {
  /// Splits a text at white space and commas, except inside double quotes, which are taken off; an unclosed one
  /// runs to the end. Of equal terms the first is kept.
  static func split(_ text: String) -> [String] {
    var terms: [String] = []
    var seen: Set<[UInt8]> = []
    var term = ""
    var isQuoted = false
    for scalar in text.unicodeScalars {
      if scalar == "\"" {
        isQuoted.toggle()
      } else if !isQuoted, scalar == "," || scalar.properties.isWhitespace {
        append(&term, to: &terms, &seen)
      } else {
        term.unicodeScalars.append(scalar)
      }
    }
    append(&term, to: &terms, &seen)
    return terms
  }

  private static func append(_ term: inout String, to terms: inout [String], _ seen: inout Set<[UInt8]>) {
    guard !term.isEmpty else { return }
    if seen.insert(Array(term.utf8)).inserted { terms.append(term) }
    term = ""
  }
}
