/// A text of a column that fits what is typed.
struct ValueMatch {
  let text: String
  /// In how many rows it stands; nil where they are not all counted yet.
  let count: Int?
  let match: WordMatch
}
