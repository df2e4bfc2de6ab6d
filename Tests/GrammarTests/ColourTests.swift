import Foundation
import TestSupport
import Testing

/// The colours of queries in editors: what the TextMate grammar makes of the lines of `Tests/Scripts/colours`.
@Suite struct ColourTests {
  @Test func everyLineHasItsColours() throws {
    let tokenizer = try TextMateTokenizer(
      json: try ProjectFiles.text("Grammar/generated/query.tmLanguage.json"))
    let mismatches = try GoldenScript.run(folder: "colours") { line in
      tokenizer.pieces(of: line).map { piece in
        "\(piece.text.trimmingCharacters(in: .whitespaces))  \(piece.scope.replacingOccurrences(of: ".perigee", with: ""))"
      }.joined(separator: "\n")
    }
    #expect(mismatches.isEmpty, "\(mismatches)")
  }

  @Test func thereAreFiftyLines() throws {
    #expect(try GoldenScript.inputs(folder: "colours").count >= 50)
  }
}
