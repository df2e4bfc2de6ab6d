import Columnar

/// Reads texts of a dictionary.
class DictionaryReader: ColumnReader<String>, @unchecked Sendable {
  private let texts: TextArena
  private let codes: CodeVector

  init(_ texts: TextArena, _ codes: CodeVector) {
    self.texts = texts
    self.codes = codes
  }

  override func read(_ row: Int) -> String { texts.string(Int(codes[row])) }
}
