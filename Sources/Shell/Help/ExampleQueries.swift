import Perigee
import QuerySyntax

/// Queries and commands to begin with, made of the fields that a table has.
struct ExampleQueries {
  let filter: String
  let group: String
  let chart: String?
  let distribution: String?
  let facet: String?
  let why: String?

  init(_ table: Table) {
    if table.isOfKnownShape,
      ["status", "flights_count", "time_in_space", "spacecraft_config"]
        .allSatisfy(table.fieldNames.contains)
    {
      self = ExampleQueries(
        filter: "where status = 'Active' and flights_count > 1 order by -time_in_space",
        group: "select agency, sum(time_in_space) as time group by agency order by -time",
        chart: ".chart time_in_space by spacecraft_config", distribution: ".hist flights_count",
        facet: ".facet status", why: table.rowCount > 0 ? ".why \(ExampleQueries.firstID(table))" : nil)
      return
    }
    let fields = table.schema
    let sized = fields.first { ExampleQueries.isSized($0.type) && $0.name != "id" }
    let named = fields.first { if case .scalar(.text) = $0.type { true } else { false } }
    let first = fields.first.map { NameSpelling.written($0.name) } ?? "id"
    let size = sized.map { NameSpelling.written($0.name) }
    let name = named.map { NameSpelling.written($0.name) }
    let filter = size.map { "where \($0) is not null order by -\($0) limit 5" }
    self = ExampleQueries(
      filter: filter ?? "where \(first) is not null limit 5",
      group: "select \(name ?? first), count() as number group by \(name ?? first) order by -number",
      chart: size.flatMap { size in name.map { ".chart \(size) by \($0)" } },
      distribution: size.map { ".hist \($0)" }, facet: name.map { ".facet \($0)" },
      why: table.rowCount > 0 ? ".why \(ExampleQueries.firstID(table))" : nil)
  }

  private init(
    filter: String, group: String, chart: String?, distribution: String?, facet: String?, why: String?
  ) {
    self.filter = filter
    self.group = group
    self.chart = chart
    self.distribution = distribution
    self.facet = facet
    self.why = why
  }

  private static func isSized(_ type: ValueType) -> Bool {
    switch type {
    case .scalar(.integer), .scalar(.real), .scalar(.duration): true
    case .scalar, .record, .list: false
    }
  }

  /// What `.why` takes for the first row.
  private static func firstID(_ table: Table) -> String {
    guard table.hasIdentity, let rows = try? table.run("select id limit 1"), let row = rows.first
    else { return "1" }
    return row["id"].description
  }
}
