import Columnar
public import Values

/// A field of a table, of a record or of an answer: its name and what it holds.
public struct FieldDescription: Hashable, Sendable {
  /// The name, without those of the records around it.
  public let name: String
  /// What it holds.
  public let type: ValueType
  /// True where a row of the table has no value here. Of an answer's column it tells of the column that the answer
  /// reads, so an answer may have no null all the same.
  public let isNullable: Bool

  init(_ name: String, _ type: FieldType, _ column: Column?) {
    self.name = name
    self.type = ValueType(type, column)
    isNullable = column.map { $0.nullity.validity != nil } ?? true
  }
}

/// What a field holds.
public indirect enum ValueType: Hashable, Sendable {
  /// A single value; of a field whose values have different types in the data, their texts.
  case scalar(ScalarType)
  /// A record with these fields.
  case record([FieldDescription])
  /// A list of such values.
  case list(ValueType)

  init(_ type: FieldType, _ column: Column?) {
    switch type {
    case .scalar(let type): self = .scalar(type)
    case .mixed: self = .scalar(.text)
    case .record(let fields):
      var children: [Column?] = fields.map { _ in nil }
      if case .record(let record)? = column { children = record.children }
      self = .record(zip(fields, children).map { FieldDescription($0.name, $0.type, $1) })
    case .list(let element):
      var elements: Column?
      if case .list(let list)? = column { elements = list.elements }
      self = .list(ValueType(element, elements))
    }
  }

  /// The fields of a record, or of the records in a list; empty for everything else.
  public var fields: [FieldDescription] {
    switch self {
    case .scalar: []
    case .record(let fields): fields
    case .list(let element): element.fields
    }
  }
}

extension ValueType: CustomStringConvertible {
  /// `integer`, `record`, `list of text`.
  public var description: String {
    switch self {
    case .scalar(let type): type.rawValue
    case .record: "record"
    case .list(let element): "list of \(element)"
    }
  }
}
