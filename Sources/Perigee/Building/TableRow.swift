/// A type that the rows of a table become, and that says which columns there are: what queries are built from in
/// code, with the compiler's eye on names and types.
///
///     struct Craft: TableRow {
///       let name: String
///       let flightsCount: Int
///
///       struct Columns: Sendable {
///         let name = ColumnReference<String>("name")
///         let flightsCount = ColumnReference<Int>("flights_count")
///         let agency = ColumnReference<String>("spacecraft_config", "agency", "name")
///       }
///       static let columns = Columns()
///     }
///
///     let craft = try table.rows(Craft.self).where(\.flightsCount > 1).order(by: .descending(\.name)).decoded()
public protocol TableRow: Decodable {
  /// A type with a ``ColumnReference`` for each column that queries may name.
  associatedtype Columns: Sendable
  /// The columns.
  static var columns: Columns { get }
}

extension Table {
  /// A query in code, which returns every row until it is told more.
  public func rows<Element: TableRow>(_ type: Element.Type) -> RowQuery<Element> { RowQuery(self) }
}
