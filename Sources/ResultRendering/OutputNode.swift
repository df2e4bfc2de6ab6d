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

  /// What is still to be laid flat. It has a path only where fields below may be left out.
  private struct Pending {
    let name: String
    let column: Column
    let path: FieldPath?
  }

  /// Lays trees of columns flat, without the fields left out. The node of `columns[i]` is number `i`, those below
  /// follow.
  static func nodes(for columns: [OutputColumn], leavingOut omitted: Set<FieldPath> = []) -> [OutputNode] {
    var pending = columns.map {
      Pending(name: $0.name, column: $0.column, path: omitted.isEmpty ? nil : $0.path)
    }
    var nodes: [OutputNode] = []
    while nodes.count < pending.count {
      let next = pending[nodes.count]
      var key: [UInt8] = []
      JSONText.write(Array(next.name.utf8).span, to: &key)
      key.append(UInt8(ascii: ":"))
      nodes.append(
        OutputNode(
          key: key, nullity: next.column.nullity, content: content(of: next, leavingOut: omitted, &pending)))
    }
    return nodes
  }

  private static func content(
    of node: Pending, leavingOut omitted: Set<FieldPath>, _ pending: inout [Pending]
  ) -> Content {
    switch node.column {
    case .boolean(let column): return .boolean(ColumnBox(column))
    case .number(let column):
      return column.type == .integer ? .integer(ColumnBox(column)) : .time(ColumnBox(column))
    case .real(let column): return .real(ColumnBox(column))
    case .text(let column): return .text(ColumnBox(column))
    case .mixed(let column): return .mixed(ColumnBox(column))
    case .record(let record): return content(of: record, at: node.path, leavingOut: omitted, &pending)
    case .list(let list):
      pending.append(Pending(name: "", column: list.elements, path: node.path))
      return .list(ColumnBox(list), element: pending.count - 1)
    }
  }

  private static func content(
    of record: RecordColumn, at path: FieldPath?, leavingOut omitted: Set<FieldPath>,
    _ pending: inout [Pending]
  ) -> Content {
    let first = pending.count
    let nameField = record.textNameField
    var name: Int?
    for (step, field) in record.fields.enumerated() {
      let fieldPath = path?.appending(step)
      if let fieldPath, omitted.contains(fieldPath) { continue }
      if step == nameField { name = pending.count }
      pending.append(Pending(name: field.name, column: record.children[step], path: fieldPath))
    }
    return .record(fields: first..<pending.count, writtenAsText: record.writtenAsText, name: name)
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
