package import Columnar
import QueryDiagnostics
import QuerySyntax

/// The fields of a table at every depth, as people write them and as the binder finds them.
package struct FieldCatalog: Sendable {
  /// One field.
  package struct Entry: Sendable {
    /// Its place among the entries.
    package let position: Int
    package let path: FieldPath
    /// The names from the row to the field.
    package let names: [String]
    /// The shortest path that means the field, as a query writes it.
    package let written: String
    package let type: FieldType
    /// True where its path goes through a list, so that it can be asked for inside a quantifier.
    package let isThroughList: Bool
    /// Where a record has an `id` and a `name`: the name, which stands for the record where a text is needed.
    package let name: FieldPath?

    /// The whole path, as a query writes it.
    package var wholePath: String { FieldIndex.written(names) }
  }

  /// Fields of the row first, then those of its records and lists, and so on.
  package let entries: [Entry]
  private let index: FieldIndex

  /// Looks at every field once.
  package init(_ schema: Schema) {
    let index = FieldIndex.of(schema)
    self.index = index
    entries = index.entries.indices.map { position in
      let path = index.path(position)
      let field = index.entries[position]
      let record = RecordReference(path: path, fields: field.type.fields)
      return Entry(
        position: position, path: path, names: index.names(position),
        written: index.shortestPath(to: position), type: field.type, isThroughList: field.isThroughList,
        name: record.name?.path)
    }
  }

  /// The field that a path of names means, leading ones left out or not; nil where it means none or several.
  ///
  /// - Parameter isQuantified: True inside `any(…)`, `all(…)`, `none(…)`.
  package func entry(meantBy names: [(text: String, isQuoted: Bool)], isQuantified: Bool) -> Entry? {
    guard let path = PathSyntax(names.map { NameSyntax($0.text, isQuoted: $0.isQuoted, span: .point(0)) }),
      case .found(let position) = index.resolve(path, prefersRows: !isQuantified)
    else { return nil }
    return entries[position]
  }

  /// The fields of a record, or of the records in a list, in their order.
  package func children(of entry: Entry) -> [Entry] {
    entries.filter { index.entries[$0.position].parent == entry.position }
  }
}
