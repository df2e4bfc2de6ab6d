/// What the path of a field must be like: a part of it, or with `*` the whole, in any case.
struct FieldPattern {
  let text: String
  private let pieces: [[Character]]

  init(_ text: String) {
    self.text = text
    pieces = text.lowercased().split(separator: "*", omittingEmptySubsequences: false).map(Array.init)
  }

  /// True where the path is of the pattern. Each piece is looked for behind the one before, the first place being as good
  /// as any, so that nothing is ever tried again.
  func matches(_ path: String) -> Bool {
    let path = Array(path.lowercased())
    guard pieces.count > 1 else { return FieldPattern.place(of: pieces[0], in: path[...]) != nil }
    guard path.starts(with: pieces[0]) else { return false }
    var rest = path[pieces[0].count...]
    for piece in pieces.dropFirst().dropLast() {
      guard let place = FieldPattern.place(of: piece, in: rest) else { return false }
      rest = rest[(place + piece.count)...]
    }
    let last = pieces[pieces.count - 1]
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }

  private static func place(of piece: [Character], in path: ArraySlice<Character>) -> Int? {
    path.indices.first { path[$0...].starts(with: piece) } ?? (piece.isEmpty ? path.startIndex : nil)
  }
}
