/// Where the output of one command goes, written at its end: `> FILE`, `>> FILE` or `| COMMAND`.
enum Redirection: Hashable {
  case file(String, isAppending: Bool)
  case command(String)

  /// The sign that stands last among arguments, with nothing behind it; nil where none does.
  static func openSign(of arguments: String) -> String? {
    guard let last = ArgumentReader.words(arguments).last, last.isPlain else { return nil }
    return [">", ">>", "|"].contains(last.text) ? last.text : nil
  }

  /// Cuts the redirection off the arguments of a command.
  ///
  /// The sign is a word of its own with something behind it, so that `.help >` asks about the operator.
  static func split(_ arguments: String) -> (arguments: String, redirection: Redirection?) {
    let bytes = Array(arguments.utf8)
    let words = ArgumentReader.words(bytes)
    for (index, word) in words.enumerated() where word.isPlain && index + 1 < words.count {
      let before = String(decoding: bytes[..<word.range.lowerBound], as: UTF8.self).trimmingSpace
      let rest = String(decoding: bytes[word.range.upperBound...], as: UTF8.self).trimmingSpace
      switch word.text {
      case "|": return (before, .command(rest))
      case ">" where index + 2 == words.count, ">>" where index + 2 == words.count:
        return (before, .file(words[index + 1].text, isAppending: word.text == ">>"))
      default: continue
      }
    }
    return (arguments, nil)
  }
}
