import Columnar
import Values

/// What SQLite has of a table: a column for every scalar, every record and every list, in the table of the rows or
/// in that of a list's elements.
struct SQLiteFields {
  struct Entry {
    enum Kind: String {
      /// The value.
      case scalar = "c"
      /// 1 where the record is there.
      case presence = "r"
      /// The number of elements of the list.
      case length = "n"
    }

    let path: FieldPath
    let kind: Kind
    /// The innermost list that leads to it; nil for what each row has once.
    let list: FieldPath?

    var name: String { SQLiteFields.name(kind.rawValue, path) }
  }

  private(set) var entries: [Entry] = []
  /// The lists, also those in lists.
  private(set) var lists: [FieldPath] = []

  init(_ schema: Schema) { collect(schema.fields, FieldPath([]), nil) }

  /// What the elements of a list have, and their owners.
  func entries(in list: FieldPath) -> [Entry] {
    entries.filter { entry in entry.list.map { list.steps.starts(with: $0.steps) } ?? false }
  }

  /// What every row has once.
  var ofRows: [Entry] { entries.filter { $0.list == nil } }

  private mutating func collect(_ fields: [Field], _ path: FieldPath, _ list: FieldPath?) {
    for (index, field) in fields.enumerated() {
      let path = path.appending(index)
      switch field.type {
      case .scalar, .mixed: entries.append(Entry(path: path, kind: .scalar, list: list))
      case .record(let fields):
        entries.append(Entry(path: path, kind: .presence, list: list))
        collect(fields, path, list)
      case .list:
        entries.append(Entry(path: path, kind: .length, list: list))
        lists.append(path)
        if field.type.fields.isEmpty { entries.append(Entry(path: path, kind: .scalar, list: path)) }
        collect(field.type.fields, path, path)
      }
    }
  }

  static func name(_ prefix: String, _ path: FieldPath) -> String {
    prefix + path.steps.map(String.init).joined(separator: "_")
  }

  /// The name of the table of a list's elements.
  static func tableName(_ list: FieldPath) -> String { name("e", list) }
}
