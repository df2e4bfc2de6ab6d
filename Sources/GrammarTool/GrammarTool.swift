import GrammarKit
import Values

/// Works with the grammar of the query language, from the top folder of the project:
///
///     grammar-tool check              is it well formed, and are the files made from it up to date?
///     grammar-tool update             makes the files
///     grammar-tool generate N [SEED]  prints random sentences
///     grammar-tool recognise TEXT     is the text a statement; if not, from where on?
@main
enum GrammarTool {
  static func main() {
    do {
      Platform.end(status: try run(Array(CommandLine.arguments.dropFirst())) ? 0 : 1)
    } catch {
      say("\(error)\n", to: Platform.standardError)
      Platform.end(status: 1)
    }
  }

  private static func run(_ arguments: [String]) throws -> Bool {
    let grammar = try EBNFReader.read(
      String(decoding: try Platform.readFile("Grammar/query.ebnf"), as: UTF8.self))
    switch (arguments.first, arguments.count) {
    case ("check", 1): return try check(grammar)
    case ("update", 1): return try update(grammar)
    case ("generate", 2...3): return try generate(grammar, arguments)
    case ("recognise", 2): return try recognise(arguments[1], grammar)
    default:
      say(
        "usage: grammar-tool check | update | generate N [SEED] | recognise TEXT\n",
        to: Platform.standardError)
      return false
    }
  }

  private static func say(_ text: String, to descriptor: Int32 = Platform.standardOutput) {
    let bytes = Array(text.utf8)
    // Where nobody reads there is nobody to tell.
    try? Platform.write(bytes.span, to: descriptor)
  }

  private static func check(_ grammar: Grammar) throws -> Bool {
    let analysis = GrammarAnalysis(grammar)
    for fault in analysis.faults { say("Grammar/query.ebnf: \(fault)\n") }
    for conflict in analysis.conflicts { say("two tokens of lookahead are needed in \(conflict)\n") }
    let stale = GeneratedFiles.all(of: grammar).filter { path, text in
      (try? Platform.readFile(path)).map { $0 != Array(text.utf8) } ?? true
    }
    for path in stale.keys.sorted() { say("\(path) is not up to date: run `make grammar`\n") }
    return analysis.faults.isEmpty && stale.isEmpty
  }

  private static func update(_ grammar: Grammar) throws -> Bool {
    let analysis = GrammarAnalysis(grammar)
    guard analysis.faults.isEmpty else { return try check(grammar) }
    for folder in ["Sources/QuerySyntax/Generated", "Grammar/generated", "Grammar/generated/diagrams"] {
      try Platform.makeFolder(folder)
    }
    for (path, text) in GeneratedFiles.all(of: grammar) {
      let bytes = Array(text.utf8)
      try Platform.writeFile(path, bytes.span)
    }
    return true
  }

  private static func generate(_ grammar: Grammar, _ arguments: [String]) throws -> Bool {
    guard let count = Int(arguments[1]), count >= 0,
      let seed = arguments.count == 3 ? UInt64(arguments[2]) : 1
    else { return try run([]) }
    let plain = try PlainGrammar(grammar, start: "Statement")
    let generator = SentenceGenerator(plain)
    let spelling = TerminalSpelling(grammar)
    var random = Generator(state: seed)
    for _ in 0..<count {
      let sentence = generator.random(size: 40, using: &random)
      let words = sentence.terminals.map { spelling.random($0, using: &random) }
      say(words.joined(separator: " ") + "\n")
    }
    return true
  }

  private static func recognise(_ text: String, _ grammar: Grammar) throws -> Bool {
    guard let tokens = TokenReader(grammar).tokens(of: text) else {
      say("rejected: something in it is no token\n")
      return false
    }
    let recogniser = EarleyRecogniser(try PlainGrammar(grammar, start: "Statement"))
    var chart = recogniser.begin()
    let verdict = recogniser.verdict(on: tokens.map(\.terminals)[...], from: &chart)
    guard case .rejected(let position) = verdict else {
      say("accepted\n")
      return true
    }
    let offset = position < tokens.count ? tokens[position].offset : text.utf8.count
    let expected = recogniser.expected(chart).map(\.written).sorted().joined(separator: " ")
    say("rejected at byte \(offset)\nexpected: \(expected)\n")
    return false
  }

  /// Random numbers that a seed decides: SplitMix64 (Steele, Lea, Flood 2014).
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }
  }
}
