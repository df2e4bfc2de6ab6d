import LaunchLibrary
import Perigee

/// Names every public type of the library at least once, as a user's program could. What it prints is its answer.
@main
enum EveryType {
  static func main() async throws {
    print(Perigee.version.split(separator: ".").count)
    let table = try load()
    try ask(table)
    try prepare(table)
    try read(table)
    try decode(table)
    try build()
    try write(table)
    try request()
    fail(table)
    print(try await Table.spacecraft.run("where in_space").count > 0)
  }

  static func load() throws(DataError) -> Table {
    let shapes: [TableShape] = LaunchLibrary.shapes
    let options = LoadingOptions(cancellation: CancellationToken()) { (progress: LoadingProgress) in
      assert(progress.bytesRead >= 0)
    }
    let text =
      #"[{"id": 1, "at": "2020-02-29T12:00:00Z", "day": "2020-02-29", "long": "P1D", "record": {"x": 0.5}, "tags": ["a"]}]"#
    return try Table(bytes: Array(text.utf8), named: "sample.json", shapes: shapes, options: options)
  }

  static func ask(_ table: Table) throws(QueryError) {
    let options = QueryOptions(
      timeLimit: .seconds(60), mostRows: 10, threads: 1, cancellation: CancellationToken())
    let parameters: Parameters = ["least": 0, "day": CalendarDate("2020-01-01")]
    let result: QueryResult = try table.run("where id > $least and day > $day", parameters, options: options)
    let row: Row = result[0]
    let value: Value = row["record"]
    let record: Record? = value.record
    let element: Record.Element? = record?.fields.first
    print(result.rowCount, element?.name ?? "?", row["long"], result.notes.count)
    for warning in result.warnings { print(warning.message) }
    let summaries: [FieldSummary] = table.fieldSummaries()
    let fields: [FieldDescription] = table.schema
    let types: [ValueType] = fields.map(\.type)
    print(summaries.count, types.map(\.description).joined(separator: " "))
    let scalar: Scalar = .integer(1)
    let type: ScalarType? = scalar.type
    print(type?.rawValue ?? "null")
  }

  static func prepare(_ table: Table) throws(QueryError) {
    let query = Query("select id where long > $long")
    let prepared: PreparedQuery = try PreparedQuery(query, on: table)
    let lengths: [any ValueConvertible] = [ExactDuration.hours(1), ExactDuration.days(2), "PT1S"]
    for long in lengths { print(try prepared.run(["long": long]).count, terminator: " ") }
    print(try query.formatted())
  }

  static func read(_ table: Table) throws {
    let result = try table.run("")
    let ids: ColumnView<Int64> = try result.column("id", as: Int64.self)
    let times: ColumnView<Timestamp?> = try result.column("at", as: Timestamp?.self)
    print(total(ids), first(of: times)??.description ?? "none")
    do throws(ColumnError) {
      _ = try result.column("id", as: String.self)
    } catch {
      print(error)
    }
  }

  static func bytes(_ texts: JoinedTexts, at position: Int) -> ArraySlice<UInt8> { texts[position] }
  static func total(_ column: ColumnView<Int64>) -> Int64 { column.reduce(0, +) }
  static func iterator(_ column: ColumnView<Int64>) -> ColumnIterator<Int64> { column.makeIterator() }
  static func first<Element: ColumnElement>(of column: ColumnView<Element>) -> Element? { column.first }
  static func reading<Element: ColumnElement>(_ type: Element.Type) -> ColumnReading<Element> {
    type.columnReading
  }

  static func decode(_ table: Table) throws {
    struct Sample: Decodable {
      let id: UInt8
      let at: Timestamp
      let long: Duration
    }
    var decoder = RowDecoder(keyMatching: RowDecoder.KeyMatching.exact)
    decoder.use(for: Duration.self) { $0.duration.map { Duration($0) } }
    print(try table.run("").decode(Sample.self, with: decoder).map(\.id))
    let days = try table.run("select id, day")
    do throws(RowDecodingError) {
      _ = try days.decode(Sample.self)
    } catch {
      let reason: RowDecodingError.Reason = error.reason
      print(reason == .noSuchField)
    }
  }

  static func build() throws(RowQueryError) {
    let rows: RowQuery<Spacecraft> = Table.spacecraft.rows(Spacecraft.self)
    let condition: RowCondition<Spacecraft.Columns> = \.flightsCount > 20
    let order: RowOrder<Spacecraft.Columns> = .descending(\.flightsCount, nulls: RowOrder.NullPlace.last)
    let craft: [Spacecraft] = try rows.where(condition).order(by: order).decoded()
    print(craft.map(\.name).joined(separator: ", "))
    let both: @Sendable (Spacecraft.Columns) -> ColumnCondition = { columns in
      let perFlight: ColumnExpression<ExactDuration> = columns.timeInSpace / columns.flightsCount
      let name: ColumnReference<String> = columns.name
      return perFlight > .days(300) && !name.contains("x-37")
    }
    print(rows.where(both).text)
    print(rows.where { isPositive($0.id) }.text)
    let status: Spacecraft.Entry? = craft.first?.status
    let configuration: Spacecraft.Configuration? = craft.first?.spacecraftConfig
    let agency: Spacecraft.Agency? = configuration?.agency
    let family: Spacecraft.Family? = configuration?.family?.first
    let image: Spacecraft.Image? = craft.first?.image
    let license: Spacecraft.Image.License? = image?.license
    let flight: Spacecraft.Flight? = craft.first?.flights?.first
    let launch: Spacecraft.Launch? = flight?.launch
    let mission: Spacecraft.Launch.Mission? = launch?.mission
    let pad: Spacecraft.Launch.Pad? = launch?.pad
    let landing: Spacecraft.Landing? = flight?.landing
    print(
      [
        status?.name, agency?.name, family?.name, license?.name, mission?.name, pad?.name,
        landing?.description,
      ]
      .compactMap { $0 }.count > 1)
  }

  static func isPositive<Number: ColumnNumber>(_ column: some ColumnOperand<Number>) -> ColumnCondition {
    column.isNotNull
  }

  static func every<Element: TableRow>(_ type: Element.Type) -> RowQuery<Element> {
    Table.spacecraft.rows(type)
  }

  static func path(_ path: any ColumnPath<Spacecraft.Columns, Bool>) -> RowCondition<Spacecraft.Columns> {
    RowCondition(path)
  }

  static func write(_ table: Table) throws {
    let options = WritingOptions(width: 80, isColored: false, mode: WritingOptions.Mode.normal)
    print(try table.run("select id, tags").text(as: ResultFormat.json, options: options), terminator: "")
    var length = 0
    let everything = try Table.spacecraft.run("")
    do throws(WritingError<Never>) {
      try everything.write(as: .csv) { (bytes: Span<UInt8>) throws(Never) in length += bytes.count }
    } catch {
      print("nothing cancels this")
    }
    print(length > 1000)
  }

  static func request() throws(QueryError) {
    let request = SpacecraftRequest("/spacecraft/?in_space=true&limit=1")
    let response: SpacecraftResponse = try request.response(from: .spacecraft)
    let page: SpacecraftPage? = response.page
    print(response.status, page?.count ?? 0, try request.queryText())
    print(try Table.spacecraft.run("select id limit 1").launchLibraryBody())
  }

  static func fail(_ table: Table) {
    do throws(QueryError) {
      _ = try table.run("where ids > 1")
    } catch {
      let source: SourceText = error.source
      for diagnostic: Diagnostic in error.diagnostics {
        let severity: Diagnostic.Severity = diagnostic.severity
        let code: DiagnosticCode = diagnostic.code
        let span: SourceSpan = diagnostic.span ?? .point(0)
        let place: SourceLocation = source.location(at: span.start)
        let fix: Diagnostic.Fix? = diagnostic.fix
        print(severity, code.rawValue, place.column, fix?.replacement ?? "")
      }
    }
  }
}
