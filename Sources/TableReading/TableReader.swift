package import Columnar
import QueryDiagnostics
import Values

/// Makes one table of inputs: LL2 pages, JSON arrays of objects, single objects, objects behind one another (NDJSON),
/// CSV and TSV, told by their content first and by their name second.
///
/// The fields of several inputs are united by name. An input without records adds nothing; inputs without any
/// record make a table without fields, unless one was a page of results: then the table has the fields of the
/// first shape.
package struct TableReader {
  private let inputs: [OpenInput]
  private let shapes: [TableShape]
  private let limits: ReadingLimits
  private let watch: ReadingWatch

  /// Reads the inputs, or says what is wrong with the first one that is not right. Where the data have one of the
  /// shapes (the first that fits counts), their fields have its types.
  ///
  /// - Returns: The table, and warnings about what was read but is not likely to be meant, each with its file.
  package static func read(
    _ inputs: [DataInput], shapes: [TableShape], watch: ReadingWatch = ReadingWatch()
  ) throws(ReadingFailure) -> (table: ColumnTable, warnings: [ReadingWarning]) {
    try read(inputs, shapes: shapes, limits: ReadingLimits(), watch: watch)
  }

  static func read(
    _ inputs: [DataInput], shapes: [TableShape], limits: ReadingLimits,
    watch: ReadingWatch = ReadingWatch()
  ) throws(ReadingFailure) -> (table: ColumnTable, warnings: [ReadingWarning]) {
    var opened: [OpenInput] = []
    for input in inputs {
      if watch.isStopped { throw .cancelled }
      do {
        opened.append(try OpenInput(input))
      } catch {
        throw ReadingFailure(cannotRead: input.name, reason: error.reason)
      }
    }
    return try TableReader(inputs: opened, shapes: shapes, limits: limits, watch: watch).read()
  }

  private func read() throws(ReadingFailure) -> (table: ColumnTable, warnings: [ReadingWarning]) {
    if watch.isStopped { throw .cancelled }
    var wishes = ReadingWishes()
    var shapes = shapes
    while true {
      var reading = InputReading(inputs, limits: limits, watch: watch, wishes: wishes)
      try reading.read()
      watch.progress?(reading.byteCount, reading.byteCount)
      let warnings = reading.repeatedNames.map { warning($0.names, inputs[$0.input]) }
      let (hasPages, absence) = (reading.hasPages, reading.absence)
      var trees = reading.takeTrees()
      var planner = ColumnPlanner(taking: &trees, limits: limits, watch: watch, absence: absence)
      let rowCount = planner.tree[FieldTree.root].rowCount
      let shape = shapes.first { TableReader.fits(planner.tree, hasPages: hasPages, $0) }
      do throws(ColumnPlanner.Failure) {
        try planner.plan(shape)
        let table = try makeTable(&planner, shape)
        let watch = watch
        table.makeFingerprints(threads: watch.threads) { watch.isStopped }
        return (table, warnings)
      } catch {
        if case .needsOneGo = error {
          wishes.readsInOneGo = true
        } else if case .misfits = error, let shape, !shape.isBinding {
          shapes.removeAll { $0.name == shape.name }
        } else {
          wishes.sources.formUnion(try newWishes(error, planner.tree, rowCount, shape))
        }
      }
    }
  }

  /// True where every record has the keys that tell the shape. Pages without any record fit every shape.
  private static func fits(_ tree: FieldTree, hasPages: Bool, _ shape: TableShape) -> Bool {
    guard tree[FieldTree.root].rowCount > 0 else { return hasPages }
    return shape.requiredKeys.allSatisfy { key in
      tree.member(Array(key.utf8), of: FieldTree.root).map { tree[$0].kinds & ValueKind.absent.bit == 0 }
        ?? false
    }
  }

  // MARK: The table

  private func makeTable(
    _ planner: inout ColumnPlanner, _ shape: TableShape?
  ) throws(ColumnPlanner.Failure) -> ColumnTable {
    let rowCount = planner.tree[FieldTree.root].rowCount
    let assumedCount = planner.assumedCount
    var encoder = ColumnEncoder(taking: &planner, limits: limits, watch: watch)
    do throws(ColumnWork.Failure) {
      let made = try encoder.encode()
      return try table(Schema(made.fields, assumedCount: assumedCount), made.columns, rowCount, shape)
    } catch {
      switch error {
      case .cancelled: throw .cancelled
      case .needsOneGo: throw .needsOneGo
      case .textsTooLong(let failure):
        throw .textsTooLong(field: encoder.tree.name(of: failure.field))
      }
    }
  }

  private func table(
    _ schema: Schema, _ columns: [Column], _ rowCount: Int, _ shape: TableShape?
  ) throws(ColumnWork.Failure) -> ColumnTable {
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

  // MARK: What is wrong

  private func warning(_ names: RepeatedNames, _ input: OpenInput) -> ReadingWarning {
    let (name, place) = names.first ?? ([], 0)
    let others =
      switch names.count {
      case ...1: ""
      case 2: "; 1 more name does so"
      default: "; \(names.count - 1) more names do so"
      }
    let message =
      "`\(String(decoding: name, as: UTF8.self))` stands twice in one record, the last value counts\(others)"
    return ReadingWarning(
      diagnostic: Diagnostic(
        .badData, message, at: SourceSpan(place, place + 1), severity: .warning, file: input.name),
      source: SourceText(utf8: input.bytes(around: place)))
  }

  /// What the data have to be read again for; throws what cannot be helped.
  private func newWishes(
    _ failure: ColumnPlanner.Failure, _ tree: FieldTree, _ rowCount: Int, _ shape: TableShape?
  ) throws(ReadingFailure) -> Set<BuilderTree.Path> {
    // Limits on all of the data are passed with their last record.
    let lastRow = rowCount - 1
    switch failure {
    case .needsSources(let paths): return paths
    case .needsOneGo: return []
    case .cancelled: throw .cancelled
    case .tooSparse:
      throw try self.failure(at: [([], lastRow)]) { AbsenceAllowance.exceeded(at: $1.lowerBound) }
    case .textsTooLong(let field):
      let message = "the texts of `\(field)` are too long together"
      throw try self.failure(at: [([], lastRow)]) {
        ReadingFault(message, at: $1.lowerBound, to: $1.lowerBound + 1)
      }
    case .misfits(let misfits):
      throw try self.failure(at: misfits.map { (tree.path(to: $0.field), $0.row) }) {
        misfits[$0].fault(at: $1, in: tree, called: shape?.name ?? "such")
      }
    }
  }

  /// Reads again to see where values stand, for builders do not keep the place of every value, and says what is wrong
  /// with the first of them.
  private func failure(
    at places: [(path: BuilderTree.Path, row: Int)],
    _ fault: (_ number: Int, _ place: Range<Int>) -> ReadingFault
  ) throws(ReadingFailure) -> ReadingFailure {
    var reading = InputReading(
      inputs, limits: limits, watch: ReadingWatch(isCancelled: watch.isCancelled),
      wishes: ReadingWishes(places: places))
    try reading.read()
    guard let (number, input, place) = reading.found else {
      // A file that is no longer what it was.
      let name = inputs.first?.name ?? ""
      return ReadingFailure(cannotRead: name, reason: "the data changed while they were read")
    }
    return ReadingFailure(fault(number, place), in: inputs[input])
  }
}
