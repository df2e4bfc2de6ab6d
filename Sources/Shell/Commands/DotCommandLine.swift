/// A line that is a command to the shell: `.name`, then what it is about.
struct DotCommandLine {
  /// In lower case, with its point.
  let name: String
  /// Without white space around it.
  let arguments: String

  /// - Parameter text: What begins with a point.
  init(_ text: String) {
    let trimmed = text.trimmingSpace
    let word = trimmed.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    name = ".\(word.lowercased())"
    arguments = String(trimmed.dropFirst(1 + word.count)).trimmingSpace
  }

  /// True where a line is a command: a point and a letter, white space before them left out.
  static func begins(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard text.first == UInt8(ascii: "."), let letter = text.dropFirst().first else { return false }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter | 0x20)
  }
}

extension String {
  /// Without white space at both ends.
  var trimmingSpace: String {
    var text = self[...]
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
