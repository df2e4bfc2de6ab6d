import Columnar

/// The fields of a row or of a record, as decoding finds them: by the keys of Swift types.
final class FieldSet {
  struct Member {
    let name: String
    let column: Column
    /// True for values that were made for the answer and are numbered like its rows.
    let isComputed: Bool
  }

  let nodes: [ColumnNode]
  private let isComputed: [Bool]
  let names: [String]
  private var positions: [String: Int] = [:]
  private let matching: RowDecoder.KeyMatching

  init(_ members: [Member], _ matching: RowDecoder.KeyMatching) {
    names = members.map(\.name)
    nodes = members.map { ColumnNode($0.column, matching) }
    isComputed = members.map(\.isComputed)
    self.matching = matching
    for (position, name) in names.enumerated() where positions[name] == nil { positions[name] = position }
    guard matching == .ignoringCaseAndUnderscores else { return }
    for (position, name) in names.enumerated() {
      let letters = FieldSet.letters(name)
      if lettersOnly[letters] == nil { lettersOnly[letters] = position }
    }
  }

  private var lettersOnly: [String: Int] = [:]

  /// The position of the field that a key means; nil where there is none.
  func position(of key: String) -> Int? {
    if let known = positions[key] { return known }
    guard matching == .ignoringCaseAndUnderscores, let found = lettersOnly[FieldSet.letters(key)] else {
      return nil
    }
    // The same key comes with every row.
    positions[key] = found
    return found
  }

  func place(_ position: Int, tableRow: Int, resultRow: Int) -> DecodingPlace {
    DecodingPlace(nodes[position], row: isComputed[position] ? resultRow : tableRow)
  }

  private static func letters(_ name: String) -> String {
    String(decoding: name.lowercased().utf8.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
  }
}

/// A column with what decoding needs to know of it, in a box of its own, so that handing it about is cheap.
final class ColumnNode {
  let column: Column
  private let matching: RowDecoder.KeyMatching

  init(_ column: Column, _ matching: RowDecoder.KeyMatching) {
    self.column = column
    self.matching = matching
  }

  /// The fields of a record column; nil for all others.
  private(set) lazy var fields: FieldSet? = {
    guard case .record(let record) = column else { return nil }
    let members = zip(record.fields, record.children).map { field, column in
      FieldSet.Member(name: field.name, column: column, isComputed: false)
    }
    return FieldSet(members, matching)
  }()

  /// The elements of a list column; nil for all others.
  private(set) lazy var elements: ColumnNode? = {
    guard case .list(let list) = column else { return nil }
    return ColumnNode(list.elements, matching)
  }()
}
