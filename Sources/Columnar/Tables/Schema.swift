package import Values

/// What a field holds.
package indirect enum FieldType: Hashable, Sendable {
  case scalar(ScalarType)
  /// Several JSON kinds in one column; reads as text.
  case mixed
  case record([Field])
  case list(FieldType)

  /// The type as an operand: mixed columns read as text. Nil for records and lists.
  package var scalarType: ScalarType? {
    switch self {
    case .scalar(let type): type
    case .mixed: .text
    case .record, .list: nil
    }
  }

  /// The fields of a record, or of the records in a list (of lists …).
  package var fields: [Field] {
    var type = self
    while case .list(let element) = type { type = element }
    if case .record(let fields) = type { return fields }
    return []
  }

  /// The type's name for messages: `integer`, `record`, `list`.
  package var name: String {
    switch self {
    case .scalar(let type): type.rawValue
    case .mixed: "text"
    case .record: "record"
    case .list: "list"
    }
  }
}

/// A named column of a table or of a record.
package struct Field: Hashable, Sendable {
  package let name: String
  package let type: FieldType

  package init(_ name: String, _ type: FieldType) {
    self.name = name
    self.type = type
  }

  /// By the bytes of the name: names that differ in form only are different fields.
  package static func == (left: Field, right: Field) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8) && left.type == right.type
  }

  package func hash(into hasher: inout Hasher) {
    for byte in name.utf8 { hasher.combine(byte) }
    hasher.combine(type)
  }
}

/// The fields of a table, in order.
package struct Schema: Hashable, Sendable {
  package let fields: [Field]
  /// How many of the first fields the data have. Those behind are known of such data though these lack them: they may be
  /// asked for, and have no value anywhere, but whole records do not show them.
  package let shownCount: Int
  /// What has been worked out of the fields.
  package let derivations = Derivations()

  package init(_ fields: [Field]) {
    self.fields = fields
    shownCount = fields.count
  }

  /// - Parameter assumedCount: How many of the last fields the data lack.
  package init(_ fields: [Field], assumedCount: Int) {
    self.fields = fields
    shownCount = max(fields.count - assumedCount, 0)
  }

  /// The fields that the data have.
  package var shownFields: ArraySlice<Field> { fields[..<shownCount] }

  /// The field at the end of a path; nil for the empty path or one that leads nowhere.
  package func field(at path: FieldPath) -> Field? {
    var fields = fields
    var found: Field?
    for step in path.steps {
      guard fields.indices.contains(step) else { return nil }
      found = fields[step]
      fields = fields[step].type.fields
    }
    return found
  }

  /// The names along a path.
  package func names(along path: FieldPath) -> [String] {
    var fields = fields
    var names: [String] = []
    for step in path.steps where fields.indices.contains(step) {
      names.append(fields[step].name)
      fields = fields[step].type.fields
    }
    return names
  }
}

/// Where a field stands: its position among the table's fields, then among the fields of that record (or of
/// the records in that list), and so on.
package struct FieldPath: Hashable, Sendable {
  package let steps: [Int]

  package init(_ steps: [Int]) { self.steps = steps }

  package func appending(_ step: Int) -> FieldPath { FieldPath(steps + [step]) }
}
