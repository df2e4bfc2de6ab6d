import Columnar

/// The texts of a column in UTF-8, one behind another, as programs hold them that take whole columns: see
/// ``QueryResult/joinedTexts(_:)``.
public struct JoinedTexts: Hashable, Sendable {
  /// The UTF-8 of all texts, without anything between them.
  public let bytes: [UInt8]
  /// Where each text ends in `bytes`; it begins where the one before it ends, the first at 0.
  public let ends: [Int]

  init(_ joined: TextJoining) {
    bytes = joined.bytes
    ends = joined.ends
  }

  /// How many texts there are.
  public var count: Int { ends.count }

  /// The UTF-8 of the text at a position from 0 up to, but not including, `count`.
  public subscript(position: Int) -> ArraySlice<UInt8> {
    precondition(ends.indices.contains(position), "a text's position is at least 0 and less than count")
    return bytes[(position == 0 ? 0 : ends[position - 1])..<ends[position]]
  }
}

extension QueryResult {
  /// The texts of one column in UTF-8, one behind another, from the first row to the last.
  ///
  ///     let names = try result.joinedTexts("name")
  ///     let longest = (0..<names.count).map { names[$0].count }.max()
  ///
  /// Takes two arrays and a copy of each text, where ``column(_:as:)`` makes a `String` for each.
  ///
  /// - Parameter name: The column's name, whatever the case; of columns that differ in case only, the exact one.
  /// - Throws: `ColumnError` where there is no such column, its values are no texts, or one of them is null.
  public func joinedTexts(_ name: String) throws(ColumnError) -> JoinedTexts {
    try joinedTexts(at: position(ofColumn: name))
  }

  /// The texts of the column at a position from 0 up to, but not including, the number of columns, as
  /// ``joinedTexts(_:)`` reads them.
  ///
  /// - Throws: `ColumnError` where the values are no texts, or one of them is null.
  public func joinedTexts(at position: Int) throws(ColumnError) -> JoinedTexts {
    let stored = StoredColumn(position, of: resultSet)
    guard let texts = stored.storage.texts else { throw stored.wrongType("JoinedTexts") }
    try stored.requireValues(in: resultSet.resultRows)
    return JoinedTexts(texts.joined(stored.isOfTable ? resultSet.rows : nil, count: resultSet.count))
  }
}
