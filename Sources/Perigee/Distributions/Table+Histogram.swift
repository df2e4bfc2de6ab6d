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
    let query = Query("select \(field)")
    let result = try query.answer(on: self, parameters, options: options)
    guard let column = result.resultSet.columns.first, result.resultSet.columns.count == 1 else {
      throw QueryError(
        .typeMismatch, "`\(field)` is more than one field: a histogram shows one", hint: nil, about: field)
    }
    let rows = (0..<result.count).map { result.resultSet.storageRow(of: column, row: $0) }
    let values = result.resultSet.storage(of: column)
    switch values {
    case .number(let numbers): return Histogram(column.name, numbers, rows)
    case .real(let reals): return Histogram(column.name, reals, rows)
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
  fileprivate init(_ name: String, _ column: NumberColumn, _ rows: [Int]) {
    let numbers = rows.filter { !column.nullity.isNull($0) }.map { column.value($0) }
    let (bins, range) = Histogram.bins(numbers, column.type)
    self.init(
      name: name, type: column.type, bins: bins, rowCount: rows.count, nullCount: rows.count - numbers.count,
      nonFiniteCount: 0, smallest: range.map { Value(Column.scalar(column.type, $0.lowerBound)) } ?? .null,
      largest: range.map { Value(Column.scalar(column.type, $0.upperBound)) } ?? .null)
  }

  private static func bins(_ numbers: [Int64], _ type: ScalarType) -> ([Bin], ClosedRange<Int64>?) {
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
    for number in numbers { counts[Int(width.bin(of: number, type) - first)] += 1 }
    let bins = counts.indices.map { position in
      Bin(label: BinLabel.text(first + Int64(position), width, type), count: counts[position])
    }
    return (bins, smallest...largest)
  }

  /// The one bin of values that are all the same.
  private static func single(_ value: Value, _ count: Int) -> Bin {
    Bin(label: value.textForPeople, count: count)
  }

  fileprivate init(_ name: String, _ column: RealColumn, _ rows: [Int]) {
    let values = rows.filter { !column.nullity.isNull($0) }.map { column.values[$0] }
    let finite = values.filter(\.isFinite)
    var bins: [Bin] = []
    if let smallest = finite.min(), let largest = finite.max(), smallest == largest {
      bins = [Histogram.single(.real(smallest), finite.count)]
    } else if let smallest = finite.min(), let largest = finite.max() {
      let scale = RealBins(from: smallest, to: largest, most: Histogram.mostBins)
      var counts = [Int](repeating: 0, count: scale.count)
      for value in finite { counts[scale.position(of: value)] += 1 }
      bins = counts.indices.map { Bin(label: scale.label($0), count: counts[$0]) }
    }
    self.init(
      name: name, type: .real, bins: bins, rowCount: rows.count, nullCount: rows.count - values.count,
      nonFiniteCount: values.count - finite.count, smallest: finite.min().map { .real($0) } ?? .null,
      largest: finite.max().map { .real($0) } ?? .null)
  }
}
