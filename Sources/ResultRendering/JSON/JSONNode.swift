import Columnar
import Values

/// What to write for one column of a tree of columns, the tree laid flat so that deep records need no recursion.
struct JSONNode {
  enum Content {
    case boolean(BooleanColumn)
    case integer(NumberColumn)
    /// Durations, dates, time stamps: ISO 8601 in quotes.
    case time(NumberColumn)
    case real(RealColumn)
    case text(TextColumn)
    case mixed(MixedColumn)
    /// The nodes of the fields; where a bit of `writtenAsText` is set, the text in node `name` stands for all.
    case record(fields: Range<Int>, writtenAsText: Bitmap?, name: Int?)
    case list(ListColumn, element: Int)
  }

  /// The key as it is written before a value, with its colon: `"name":`.
  let key: [UInt8]
  let nullity: Nullity
  let content: Content

  /// Lays trees of columns flat. The node of `columns[i]` is number `i`, those below follow.
  static func nodes(for columns: [OutputColumn]) -> [JSONNode] {
    var pending = columns.map { (name: $0.name, column: $0.column) }
    var nodes: [JSONNode] = []
    while nodes.count < pending.count {
      let (name, column) = pending[nodes.count]
      var key: [UInt8] = []
      JSONText.write(Array(name.utf8).span, to: &key)
      key.append(UInt8(ascii: ":"))
      nodes.append(JSONNode(key: key, nullity: column.nullity, content: content(of: column, &pending)))
    }
    return nodes
  }

  private static func content(
    of column: Column, _ pending: inout [(name: String, column: Column)]
  ) -> Content {
    let next = pending.count
    switch column {
    case .boolean(let column): return .boolean(column)
    case .number(let column): return column.type == .integer ? .integer(column) : .time(column)
    case .real(let column): return .real(column)
    case .text(let column): return .text(column)
    case .mixed(let column): return .mixed(column)
    case .record(let record):
      for (field, child) in zip(record.fields, record.children) { pending.append((field.name, child)) }
      return .record(
        fields: next..<pending.count, writtenAsText: record.writtenAsText,
        name: record.textNameField.map { next + $0 })
    case .list(let list):
      pending.append(("", list.elements))
      return .list(list, element: next)
    }
  }
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
