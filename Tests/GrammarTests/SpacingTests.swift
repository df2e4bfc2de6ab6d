import GrammarKit
import QueryDiagnostics
import QuerySyntax
import TestSupport
import Testing

/// What stands between tokens changes nothing: as little as can be, one space, or whatever may stand there.
@Suite struct SpacingTests {
  private static let odd = [
    " ", "\t", "\n", "\r\n", "   ", " -- a remark\n", "\t--\n", "\n\n--'\n\t", " -- `;\r\n",
  ]

  @Test func theSameTreeWhateverStandsBetweenTokens() throws {
    let query = try QueryGrammar.shared.get()
    var joints = Joints(reader: query.reader)
    let settings = RandomTestSettings(defaultRounds: 500)
    var random = SeededGenerator(seed: settings.seed)
    var rows = query.rows
    for _ in 0..<settings.rounds {
      rows.append(query.row(query.random(size: 5 + random.below(60), using: &random)))
    }
    for row in rows {
      let tree = QueryGrammar.tree(of: row.text)
      let dense = joints.joined(row)
      let isSameDense = QueryGrammar.tree(of: dense) == tree
      #expect(isSameDense, "\(dense)")
      var loose = random.pick(Self.odd)
      for word in row.words { loose += word.text + random.pick(Self.odd) }
      let isSameLoose = QueryGrammar.tree(of: loose) == tree
      #expect(isSameLoose, "seed \(settings.seed): \(loose)")
    }
    #expect(joints.closed > 50, "so few tokens adjoin")
  }

  /// Which words may adjoin, by the grammar's own terminals.
  private struct Joints {
    let reader: TokenReader
    private var known: [String: Bool] = [:]
    /// How many pairs of words may.
    var closed: Int { known.count { $0.value } }

    init(reader: TokenReader) { self.reader = reader }

    mutating func joined(_ row: TokenRow) -> String {
      var text = row.words.first?.text ?? ""
      for (left, right) in zip(row.words, row.words.dropFirst()) {
        text += (adjoin(left.text, right.text) ? "" : " ") + right.text
      }
      return text
    }

    private mutating func adjoin(_ left: String, _ right: String) -> Bool {
      // A `-` directly before an integer belongs to it, and no literal is directly before a letter or digit.
      let isPartOfNumber = left == "-" && right.utf8.first.map(Self.isWordPart) ?? false
      let endsInSign = left.utf8.last.map { "()+,*=<>%-/.".utf8.contains($0) } ?? false
      guard !isPartOfNumber, endsInSign || !(right.utf8.first.map(Self.isWordPart) ?? false) else {
        return false
      }
      let pair = left + right
      if let answer = known[pair] { return answer }
      let answer = reader.tokens(of: "a " + pair)?.dropFirst().map(\.text) == [left, right]
      known[pair] = answer
      return answer
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte == UInt8(ascii: "_") || Character(Unicode.Scalar(byte)).isLetter
        || Character(Unicode.Scalar(byte)).isNumber
    }
  }
}
