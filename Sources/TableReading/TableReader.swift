package import Columnar
import QueryDiagnostics
import Values

/// Makes one table of inputs: LL2 pages, JSON arrays of objects, single objects, and objects behind one another
/// (NDJSON), told by their content.
///
/// The fields of several inputs are united by name. An input without records adds nothing; inputs without any
/// record make a table without fields, unless one was a page of results: then the table has the fields of the
/// first shape.
package enum TableReader {
  /// Reads the inputs, or says what is wrong with the first one that is not right. Where the data have one of the
  /// shapes (the first that fits counts), their fields have its types.
  package static func read(
    _ inputs: [DataInput], shapes: [TableShape], watch: ReadingWatch = ReadingWatch()
  ) throws(ReadingFailure) -> ColumnTable {
    try read(inputs, shapes: shapes, limits: ReadingLimits(), watch: watch)
  }

  static func read(
    _ inputs: [DataInput], shapes: [TableShape], limits: ReadingLimits,
    watch: ReadingWatch = ReadingWatch()
  ) throws(ReadingFailure) -> ColumnTable {
    let sources = InputSources(inputs)
    var reading = InputReading(limits: limits, watch: watch)
    try reading.read(sources)
    watch.progress?(sources.byteCount, sources.byteCount)
    let shape = shapes.first { reading.fits($0) }
    var planner = ColumnPlanner(
      reading.reader.tree, sources: sources, limits: limits, watch: watch,
      absentLeft: reading.reader.absentLeft)
    let rowCount = reading.reader.tree.builders[BuilderTree.root].count
    // The plans have the builders now; a second holder would have each change copy them.
    reading.reader.tree = BuilderTree()
    do throws(ColumnPlanner.Failure) {
      try planner.plan(shape)
      let made = try ColumnEncoder(planner.tree, plans: planner.plans, sources: sources, watch: watch)
        .encode()
      return try table(made.schema, made.columns, rowCount, shape, watch)
    } catch .cancelled {
      throw .cancelled
    } catch {
      throw failure(error, planner.tree, sources, limits, shape)
    }
  }

  private static func table(
    _ schema: Schema, _ columns: [Column], _ rowCount: Int, _ shape: TableShape?, _ watch: ReadingWatch
  ) throws(ColumnPlanner.Failure) -> ColumnTable {
    guard let shape else { return ColumnTable(schema: schema, columns: columns, rowCount: rowCount) }
    let profile = shape.profile(for: schema)
    let table = ColumnTable(schema: schema, columns: columns, rowCount: rowCount, profile: profile)
    guard let identity = profile.identity.flatMap(table.column), let rows = IdentityMerge.rows(of: identity)
    else { return table }
    var merged: [Column] = []
    for column in columns {
      if watch.isStopped { throw .cancelled }
      merged.append(column.gathered(rows: rows))
    }
    return ColumnTable(schema: schema, columns: merged, rowCount: rows.count, profile: profile)
  }

  private static func failure(
    _ failure: ColumnPlanner.Failure, _ tree: BuilderTree, _ sources: InputSources, _ limits: ReadingLimits,
    _ shape: TableShape?
  ) -> ReadingFailure {
    // Limits on all of the data are passed with their last record.
    let lastRecord = sources.locate(tree.builders[BuilderTree.root].payloads.last ?? 0)
    switch failure {
    case .cancelled: return .cancelled
    case .tooSparse:
      return ReadingFailure(
        JSONReader.tooSparse(at: lastRecord.position), in: sources.inputs[lastRecord.input])
    case .textsTooLong(let builder):
      let message = "the texts of `\(tree.path(to: builder))` are too long together"
      return ReadingFailure(
        ReadingFault(message, at: lastRecord.position, to: lastRecord.position + 1),
        in: sources.inputs[lastRecord.input])
    case .misfit(let misfit):
      let message =
        "\(misfit.found) stands in `\(tree.path(to: misfit.builder))`, which is \(misfit.declared) in"
        + " \(shape?.name ?? "such") data"
      guard let (input, place) = InputReading.find(misfit, in: sources, limits: limits) else {
        preconditionFailure("what has been read once is found when it is read again")
      }
      return ReadingFailure(
        ReadingFault(message, at: place.lowerBound, to: place.upperBound), in: sources.inputs[input])
    }
  }
}
