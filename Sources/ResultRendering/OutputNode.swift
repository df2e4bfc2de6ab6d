import Columnar
import Values

/// What to write for one column of a tree of columns, the tree laid flat so that deep records need no recursion.
struct OutputNode {
  enum Content {
    case boolean(ColumnBox<BooleanColumn>)
    case integer(ColumnBox<NumberColumn>)
    /// Durations, dates, time stamps.
    case time(ColumnBox<NumberColumn>)
    case real(ColumnBox<RealColumn>)
    case text(ColumnBox<TextColumn>)
    case mixed(ColumnBox<MixedColumn>)
    /// The nodes of the fields; where a bit of `writtenAsText` is set, the text in node `name` stands for all.
    case record(fields: Range<Int>, writtenAsText: Bitmap?, name: Int?)
    case list(ColumnBox<ListColumn>, element: Int)
  }

  /// The key as it is written before a value, with its colon: `"name":`.
  let key: [UInt8]
  let content: Content
  private let nullity: ColumnBox<Nullity>
  // Most columns have neither nulls nor absent keys, and need not be asked row by row.
  private let hasNulls: Bool
  private let hasAbsences: Bool

  private init(key: [UInt8], nullity: Nullity, content: Content) {
    self.key = key
    self.content = content
    self.nullity = ColumnBox(nullity)
    hasNulls = nullity.validity != nil
    hasAbsences = nullity.absence != nil
  }

  func isNull(_ row: Int) -> Bool { hasNulls && nullity.column.isNull(row) }
  func isAbsent(_ row: Int) -> Bool { hasAbsences && nullity.column.isAbsent(row) }

  /// Lays trees of columns flat. The node of `columns[i]` is number `i`, those below follow.
  static func nodes(for columns: [OutputColumn]) -> [OutputNode] {
    var pending = columns.map { (name: $0.name, column: $0.column) }
    var nodes: [OutputNode] = []
    while nodes.count < pending.count {
      let (name, column) = pending[nodes.count]
      var key: [UInt8] = []
      JSONText.write(Array(name.utf8).span, to: &key)
      key.append(UInt8(ascii: ":"))
      nodes.append(OutputNode(key: key, nullity: column.nullity, content: content(of: column, &pending)))
    }
    return nodes
  }

  private static func content(
    of column: Column, _ pending: inout [(name: String, column: Column)]
  ) -> Content {
    let next = pending.count
    switch column {
    case .boolean(let column): return .boolean(ColumnBox(column))
    case .number(let column):
      return column.type == .integer ? .integer(ColumnBox(column)) : .time(ColumnBox(column))
    case .real(let column): return .real(ColumnBox(column))
    case .text(let column): return .text(ColumnBox(column))
    case .mixed(let column): return .mixed(ColumnBox(column))
    case .record(let record):
      for (field, child) in zip(record.fields, record.children) { pending.append((field.name, child)) }
      return .record(
        fields: next..<pending.count, writtenAsText: record.writtenAsText,
        name: record.textNameField.map { next + $0 })
    case .list(let list):
      pending.append(("", list.elements))
      return .list(ColumnBox(list), element: next)
    }
  }
}

/// Holds a column, so that handing it about counts one reference and not one for each of its arrays.
final class ColumnBox<Contents> {
  let column: Contents

  init(_ column: Contents) { self.column = column }
}

extension RecordColumn {
  /// The position of the text field `name`, which stands for a record where one line must do; nil where it has
  /// none.
  var textNameField: Int? {
    fields.indices.first { index in
      fields[index].name.utf8.elementsEqual("name".utf8) && children[index].texts != nil
    }
  }
}
