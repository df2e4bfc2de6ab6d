/// A word or sign of a grammar file.
struct EBNFToken {
  enum Kind: Hashable {
    /// A name with `::=` behind it.
    case ruleName(String)
    case name(String)
    case literal(String)
    case characters(CharacterSet)
    /// One of `| ? * + ( ) -`.
    case sign(String)
    /// The text of a `/** … */` comment on one line.
    case help(String)
    case tokensMark
  }

  let kind: Kind
  /// From 1.
  let line: Int
}

/// Cuts a grammar file into its words and signs; comments other than `/** … */` are left out.
struct EBNFScanner {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var line = 1
  private var tokens: [EBNFToken] = []

  static func tokens(of text: String) throws(GrammarFault) -> [EBNFToken] {
    var scanner = EBNFScanner(scalars: Array(text.unicodeScalars))
    while scanner.position < scanner.scalars.count { try scanner.scan() }
    return scanner.tokens
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private mutating func scan() throws(GrammarFault) {
    let scalar = scalars[position]
    if scalar == "\n" || scalar == " " || scalar == "\t" || scalar == "\r" { return advance(1) }
    if follows("/*") { return try scanComment() }
    if follows("<?TOKENS?>") {
      append(.tokensMark)
      return advance(10)
    }
    switch scalar {
    case "'", "\"": try scanLiteral(scalar)
    case "[": try scanCharacters()
    case "#":
      let value = try codePoint()
      append(.characters(CharacterSet([value...value])))
    case "|", "?", "*", "+", "(", ")", "-":
      append(.sign(String(Character(scalar))))
      advance(1)
    case _ where EBNFScanner.isNamePart(scalar): scanName()
    default: throw GrammarFault(line: line, "found `\(Character(scalar))`, which means nothing here")
    }
  }

  private mutating func append(_ kind: EBNFToken.Kind) { tokens.append(EBNFToken(kind: kind, line: line)) }

  private mutating func advance(_ count: Int) {
    for _ in 0..<count where position < scalars.count {
      if scalars[position] == "\n" { line += 1 }
      position += 1
    }
  }

  private func follows(_ text: String, from start: Int? = nil) -> Bool {
    var index = start ?? position
    for scalar in text.unicodeScalars {
      guard index < scalars.count, scalars[index] == scalar else { return false }
      index += 1
    }
    return true
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9", "_": true
    default: false
    }
  }

  private mutating func scanComment() throws(GrammarFault) {
    let isHelp = follows("/**")
    let start = line
    var text = ""
    advance(isHelp ? 3 : 2)
    while !follows("*/") {
      guard position < scalars.count else { throw GrammarFault(line: start, "the comment does not end") }
      text.unicodeScalars.append(scalars[position])
      advance(1)
    }
    advance(2)
    guard isHelp else { return }
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" }
    tokens.append(EBNFToken(kind: .help(words.joined(separator: " ")), line: start))
  }

  private mutating func scanLiteral(_ quote: Unicode.Scalar) throws(GrammarFault) {
    let start = position
    advance(1)
    var text = ""
    while position < scalars.count, scalars[position] != quote, scalars[position] != "\n" {
      text.unicodeScalars.append(scalars[position])
      advance(1)
    }
    guard position < scalars.count, scalars[position] == quote, position > start + 1 else {
      throw GrammarFault(line: line, "a text in quotes does not end on its line, or is empty")
    }
    advance(1)
    append(.literal(text))
  }

  private mutating func scanName() {
    var name = ""
    while position < scalars.count, EBNFScanner.isNamePart(scalars[position]) {
      name.unicodeScalars.append(scalars[position])
      position += 1
    }
    var ahead = position
    while ahead < scalars.count, scalars[ahead] == " " || scalars[ahead] == "\t" { ahead += 1 }
    guard follows("::=", from: ahead) else { return append(.name(name)) }
    append(.ruleName(name))
    position = ahead + 3
  }

  // MARK: - Sets of characters

  private mutating func scanCharacters() throws(GrammarFault) {
    let start = line
    advance(1)
    let isNegated = follows("^")
    if isNegated { advance(1) }
    var ranges: [ClosedRange<UInt32>] = []
    while !follows("]") {
      guard position < scalars.count, start == line else {
        throw GrammarFault(line: start, "the set of characters does not end on its line")
      }
      let first = try character()
      guard follows("-"), !follows("-]") else {
        ranges.append(first...first)
        continue
      }
      advance(1)
      let last = try character()
      guard first <= last else { throw GrammarFault(line: line, "a range ends before it begins") }
      ranges.append(first...last)
    }
    advance(1)
    append(.characters(CharacterSet(ranges, isNegated: isNegated)))
  }

  private mutating func character() throws(GrammarFault) -> UInt32 {
    if follows("#x") { return try codePoint() }
    guard position < scalars.count else { throw GrammarFault(line: line, "expected a character") }
    let value = scalars[position].value
    advance(1)
    return value
  }

  /// `#xN`.
  private mutating func codePoint() throws(GrammarFault) -> UInt32 {
    advance(1)
    guard follows("x") else { throw GrammarFault(line: line, "expected `x` behind `#`") }
    advance(1)
    var digits = ""
    while position < scalars.count, scalars[position].properties.isASCIIHexDigit {
      digits.unicodeScalars.append(scalars[position])
      advance(1)
    }
    guard let value = UInt32(digits, radix: 16), Unicode.Scalar(value) != nil else {
      throw GrammarFault(line: line, "`#x\(digits)` is no code point")
    }
    return value
  }
}
