import Columnar
import Values

/// Makes the columns that have been planned, the innermost first.
struct ColumnEncoder {
  private let tree: BuilderTree
  private let plans: [ColumnPlan]
  private let sources: InputSources
  private let watch: ReadingWatch

  init(_ tree: BuilderTree, plans: [ColumnPlan], sources: InputSources, watch: ReadingWatch) {
    self.tree = tree
    self.plans = plans
    self.sources = sources
    self.watch = watch
  }

  /// The fields of the table and their columns.
  func encode() throws(ColumnPlanner.Failure) -> (schema: Schema, columns: [Column]) {
    var made: [(column: Column, type: FieldType)?] = Array(repeating: nil, count: plans.count)
    for position in plans.indices.reversed() where position > 0 {
      if watch.isStopped { throw .cancelled }
      let plan = plans[position]
      let parts = plan.parts.compactMap { made[$0] }
      // Freed as soon as they are part of another column.
      for part in plan.parts { made[part] = nil }
      made[position] = try column(plan, parts)
    }
    guard let top = plans.first else { return (Schema([]), []) }
    let parts = top.parts.compactMap { made[$0] }
    return (Schema(fields(top, parts)), parts.map(\.column))
  }

  private func column(
    _ plan: ColumnPlan, _ parts: [(column: Column, type: FieldType)]
  ) throws(ColumnPlanner.Failure) -> (Column, FieldType) {
    let builder = tree.builders[plan.builder]
    switch plan.form {
    case .boolean:
      return (
        .boolean(BooleanColumn(bits: builder.bits { $0 == .yes }, nullity: builder.nullity)),
        .scalar(.boolean)
      )
    case .numbers(let type, let values):
      return (.number(NumberColumn(type, values: values, nullity: builder.nullity)), .scalar(type))
    case .reals(let values):
      return (.real(RealColumn(values: values, nullity: builder.nullity)), .scalar(.real))
    case .text:
      return (.text(TextColumn(texts: builder.arena, nullity: builder.nullity)), .scalar(.text))
    case .mixed:
      return (.mixed(try mixedColumn(plan.builder)), .mixed)
    case .record(let writtenAsText):
      let fields = fields(plan, parts)
      let column = RecordColumn(
        fields: fields, children: parts.map(\.column), nullity: builder.nullity, writtenAsText: writtenAsText,
        count: plan.rows)
      return (.record(column), .record(fields))
    case .list:
      guard let elements = parts.first else { preconditionFailure("the plan of a list has its elements") }
      let column = ListColumn(
        offsets: builder.listOffsets, elements: elements.column, nullity: builder.nullity)
      return (.list(column), .list(elements.type))
    }
  }

  private func fields(_ plan: ColumnPlan, _ parts: [(column: Column, type: FieldType)]) -> [Field] {
    zip(plan.parts, parts).map { position, part in
      Field(String(decoding: tree.builders[plans[position].builder].key, as: UTF8.self), part.type)
    }
  }

  private func mixedColumn(_ number: Int) throws(ColumnPlanner.Failure) -> MixedColumn {
    let builder = tree.builders[number]
    var (readings, written) = (TextArena(), TextArena())
    var (texts, payloads) = (0, 0)
    var source: [UInt8] = []
    for kind in builder.kinds {
      source.removeAll(keepingCapacity: true)
      if kind == .text {
        let text = builder.textBytes[builder.text(texts)]
        texts += 1
        JSONText.write(text.span, to: &source)
        guard readings.hasRoom(for: text.count) else { throw .textsTooLong(builder: number) }
        readings.append(text)
      } else {
        appendSource(kind, builder, payloads, to: &source)
        if kind.hasPayload { payloads += 1 }
        guard readings.hasRoom(for: source.count) else { throw .textsTooLong(builder: number) }
        readings.append(source)
      }
      guard written.hasRoom(for: source.count) else { throw .textsTooLong(builder: number) }
      written.append(source)
    }
    return MixedColumn(reading: TextColumn(texts: readings, nullity: builder.nullity), sources: written)
  }

  private func appendSource(
    _ kind: ValueKind, _ builder: ColumnBuilder, _ ordinal: Int, to source: inout [UInt8]
  ) {
    switch kind {
    case .absent, .null, .text: break
    case .no: source.append(contentsOf: "false".utf8)
    case .yes: source.append(contentsOf: "true".utf8)
    case .integer: NumberText.write(builder.payloads[ordinal], to: &source)
    case .wideInteger, .real: source.append(contentsOf: sources.number(at: builder.payloads[ordinal]))
    case .record, .list: sources.appendValue(at: builder.payloads[ordinal], to: &source)
    }
  }
}
