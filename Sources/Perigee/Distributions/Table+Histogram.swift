import Columnar
import QueryDiagnostics
import Values

extension Table {
  /// Tells how the values of a field are distributed.
  ///
  ///     try table.histogram(of: "time_in_space")
  ///     try table.histogram(of: "flights_count where in_space")
  ///
  /// - Parameters:
  ///   - field: A field or an expression of a number, a duration, a date or a time stamp; clauses may stand behind it, as
  ///     behind `select`.
  ///   - parameters: The values of parameters in it; there may be others.
  ///   - options: How long it may take, and who may stop it.
  /// - Throws: `QueryError`, also where the values are of another type.
  package func histogram(
    of field: String, _ parameters: Parameters = [:], options: QueryOptions = QueryOptions()
  ) throws(QueryError) -> Histogram {
    let limits = CountingLimits(options)
    let query = Query("select \(field)")
    let result = try query.answer(on: self, parameters, options: options)
    guard let column = result.resultSet.columns.first, result.resultSet.columns.count == 1 else {
      throw QueryError(
        .typeMismatch, "`\(field)` is more than one field: a histogram shows one", hint: nil, about: field)
    }
    let rows = try limits.array(result.count) { result.resultSet.storageRow(of: column, row: $0) }
    let values = result.resultSet.storage(of: column)
    switch values {
    case .number(let numbers): return try Histogram(column.name, numbers, rows, limits)
    case .real(let reals): return try Histogram(column.name, reals, rows, limits)
    case .boolean, .text, .mixed, .record, .list:
      throw QueryError(
        diagnostics: [
          Diagnostic(
            .typeMismatch,
            "found \(column.type.name) `\(column.name)`, expected a number, a duration, a date or a time stamp",
            at: nil, hint: "facets count the values of all types")
        ], source: query.source)
    }
  }
}

extension Histogram {
  fileprivate init(
    _ name: String, _ column: NumberColumn, _ rows: [Int], _ limits: CountingLimits
  ) throws(QueryError) {
    let numbers = try limits.array(rows.count) {
      column.nullity.isNull(rows[$0]) ? nil : column.value(rows[$0])
    }
    let (bins, range) = try Histogram.bins(numbers, column.type, limits)
    self.init(
      name: name, type: column.type, bins: bins, rowCount: rows.count, nullCount: rows.count - numbers.count,
      nonFiniteCount: 0, smallest: range.map { Value(Column.scalar(column.type, $0.lowerBound)) } ?? .null,
      largest: range.map { Value(Column.scalar(column.type, $0.upperBound)) } ?? .null)
  }

  private static func bins(
    _ numbers: [Int64], _ type: ScalarType, _ limits: CountingLimits
  ) throws(QueryError) -> ([Bin], ClosedRange<Int64>?) {
    guard let smallest = numbers.min(), let largest = numbers.max() else { return ([], nil) }
    if smallest == largest {
      return ([single(Value(Column.scalar(type, smallest)), numbers.count)], smallest...largest)
    }
    var chosen: (width: BinWidth, first: Int64, count: Int)?
    for width in BinWidth.all(for: type) where chosen == nil {
      let (first, last) = (width.bin(of: smallest, type), width.bin(of: largest, type))
      let (distance, overflow) = last.subtractingReportingOverflow(first)
      if !overflow, distance < mostBins { chosen = (width, first, Int(distance) + 1) }
    }
    guard let (width, first, count) = chosen else {
      preconditionFailure("the widest bins are as few as the least that are asked for")
    }
    var counts = [Int](repeating: 0, count: count)
    try limits.forEachStretch(of: numbers.count) { stretch in
      for number in numbers[stretch] { counts[Int(width.bin(of: number, type) - first)] += 1 }
    }
    let bins = counts.indices.map { position in
      Bin(label: BinLabel.text(first + Int64(position), width, type), count: counts[position])
    }
    return (bins, smallest...largest)
  }

  /// The one bin of values that are all the same.
  private static func single(_ value: Value, _ count: Int) -> Bin {
    Bin(label: value.textForPeople, count: count)
  }

  fileprivate init(
    _ name: String, _ column: RealColumn, _ rows: [Int], _ limits: CountingLimits
  ) throws(QueryError) {
    let values = try limits.array(rows.count) {
      column.nullity.isNull(rows[$0]) ? nil : column.values[rows[$0]]
    }
    let finite = try limits.array(values.count) { values[$0].isFinite ? values[$0] : nil }
    var bins: [Bin] = []
    if let smallest = finite.min(), let largest = finite.max(), smallest == largest {
      bins = [Histogram.single(.real(smallest), finite.count)]
    } else if let smallest = finite.min(), let largest = finite.max() {
      let scale = RealBins(from: smallest, to: largest, most: Histogram.mostBins)
      var counts = [Int](repeating: 0, count: scale.count)
      try limits.forEachStretch(of: finite.count) { stretch in
        for value in finite[stretch] { counts[scale.position(of: value)] += 1 }
      }
      bins = counts.indices.map { Bin(label: scale.label($0), count: counts[$0]) }
    }
    self.init(
      name: name, type: .real, bins: bins, rowCount: rows.count, nullCount: rows.count - values.count,
      nonFiniteCount: values.count - finite.count, smallest: finite.min().map { .real($0) } ?? .null,
      largest: finite.max().map { .real($0) } ?? .null)
  }
}
