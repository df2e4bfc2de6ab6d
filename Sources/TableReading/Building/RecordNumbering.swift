/// What is made of the records that the table's rows have in their fields.
enum RecordNumbering: Sendable {
  /// Each is read.
  case none
  /// The first ones are looked at, to see in which fields they repeat.
  case sample
  /// In the fields of these names each different one is read once. With the name goes by how many bytes at their
  /// beginning they are told from one another.
  case repeated([[UInt8]: Int])

  /// By how many bytes records of a field are told from one another; nil where they have no numbers.
  func beginning(ofField key: [UInt8]) -> Int? {
    guard case .repeated(let beginnings) = self else { return nil }
    return beginnings[key]
  }
}
