import Columnar
import Values

/// Where decoding stands: at a whole row of the answer, or at a row of one column.
struct DecodingPlace {
  enum Contents {
    case row(FieldSet, tableRow: Int, resultRow: Int)
    case column(ColumnNode, row: Int)
  }

  let contents: Contents

  init(_ fields: FieldSet, tableRow: Int, resultRow: Int) {
    contents = .row(fields, tableRow: tableRow, resultRow: resultRow)
  }

  init(_ node: ColumnNode, row: Int) { contents = .column(node, row: row) }

  /// A row of one column may stand for that column's value.
  var single: (node: ColumnNode, row: Int)? {
    switch contents {
    case .column(let node, let row): return (node, row)
    case .row(let fields, let tableRow, let resultRow):
      guard fields.nodes.count == 1 else { return nil }
      return fields.place(0, tableRow: tableRow, resultRow: resultRow).single
    }
  }

  /// The fields of a row or of a record that is not null.
  var fields: (set: FieldSet, tableRow: Int, resultRow: Int)? {
    switch contents {
    case .row(let fields, let tableRow, let resultRow): return (fields, tableRow, resultRow)
    case .column(let node, let row):
      guard let fields = node.fields, !isNull else { return nil }
      return (fields, row, row)
    }
  }

  /// The elements of a list that is not null.
  var elements: (node: ColumnNode, rows: Range<Int>)? {
    guard let (node, row) = single, case .list(let list) = node.column, let elements = node.elements,
      !list.nullity.isNull(row)
    else { return nil }
    return (elements, list.elementRows(row))
  }

  var isNull: Bool {
    guard let (node, row) = single else { return false }
    return node.column.nullity.isNull(row)
  }

  /// The type of a column of numbers; nil for all others.
  var numberType: ScalarType? {
    guard let node = single?.node, case .number(let numbers) = node.column else { return nil }
    return numbers.type
  }

  /// Whatever stands here, with all that is nested in it. A row is a record.
  var value: Value {
    switch contents {
    case .column(let node, let row): return Value(node.column, row: row)
    case .row(let fields, let tableRow, let resultRow):
      let elements = fields.names.indices.map { position in
        Record.Element(
          name: fields.names[position],
          value: fields.place(position, tableRow: tableRow, resultRow: resultRow).value)
      }
      return .record(Record(elements))
    }
  }

  /// The number of a column of that type.
  func number<Element>(
    _ wanted: ScalarType, for type: Element.Type, _ path: () -> [any CodingKey]
  ) throws -> Int64? {
    guard let (node, row) = single, case .number(let numbers) = node.column, numbers.type == wanted else {
      throw Misfit(type, self, path()).isOfWrongType
    }
    guard !numbers.nullity.isNull(row) else { throw Misfit(type, self, path()).isNull }
    return numbers.value(row)
  }

  /// What it is called in messages.
  var kind: String {
    switch contents {
    case .row: return single.map { DecodingPlace($0.node, row: $0.row).kind } ?? "row"
    case .column(let node, _):
      switch node.column {
      case .boolean: return "boolean"
      case .number(let numbers): return numbers.type.rawValue
      case .real: return "real"
      case .text, .mixed: return "text"
      case .record: return "record"
      case .list: return "list"
      }
    }
  }
}

/// Says why what stands at a place cannot become a value of a type.
struct Misfit {
  private let type: Any.Type
  private let place: DecodingPlace
  private let path: [any CodingKey]

  init(_ type: Any.Type, _ place: DecodingPlace, _ path: [any CodingKey]) {
    self.type = type
    self.place = place
    self.path = path
  }

  var isNull: DecodingError {
    .valueNotFound(
      type, .init(codingPath: path, debugDescription: "null where a value of `\(type)` is needed"))
  }

  /// Null is told as such.
  var isOfWrongType: DecodingError {
    if place.isNull { return isNull }
    return .typeMismatch(
      type, .init(codingPath: path, debugDescription: "\(found) is no value of `\(type)`"))
  }

  /// Longer texts are cut: a message is read on one line.
  private static let longestText = 60

  /// What stands there, with its value where that is a single one.
  private var found: String {
    let kind = place.kind
    let value = place.value
    switch value {
    case .null, .record, .list: return kind == "integer" ? "an integer" : "a \(kind)"
    case .text(let text):
      let isLong = text.count > Misfit.longestText
      return "the text `\(isLong ? text.prefix(Misfit.longestText - 1) + "…" : text)`"
    case .boolean, .integer, .real, .duration, .date, .timestamp: return "the \(kind) \(value)"
    }
  }

  func isOutOfRange(_ number: String) -> DecodingError {
    .dataCorrupted(
      .init(
        codingPath: path, debugDescription: "\(number) is no value of `\(type)`",
        underlyingError: OutOfRange()))
  }
}
