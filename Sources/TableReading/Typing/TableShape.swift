package import Values

/// The declared form of data that are known beforehand: which fields there are, of which types, and what the
/// engine is to make of them.
///
/// Data have the shape when every record has the required keys. Then the declared fields that occur come first,
/// in declared order; fields beyond the declared ones follow in the order of their first appearance, with
/// inferred types. Of a record that is null in every row, all declared fields are there.
public struct TableShape: Sendable {
  /// What such data are called in messages.
  package let name: String
  /// Made when asked for: a table that comes of no reading needs none, and they are many.
  package var fields: [ShapeField] { makeFields() }
  private let makeFields: @Sendable () -> [ShapeField]
  /// Keys that tell the data apart from others: every record has them, with whatever value.
  package let requiredKeys: [String]
  /// True where a value that its declared type does not admit is wrong; false where it shows that the data do not have
  /// the shape after all.
  package let isBinding: Bool
  /// The field by which two records are one; the later one's content counts.
  package let identity: String?
  /// Paths, each as the names along it. Those that lead nowhere are passed over. Where none are declared, they are those
  /// of a table without a shape.
  package let searchFields: [[String]]
  package let displayFields: [[String]]
  /// Fields that a record in mode `normal` leaves out. Made when asked for.
  package var detailedFields: [[String]] { makeDetailedFields() }
  private let makeDetailedFields: @Sendable () -> [[String]]
  /// Fields of a record that may be asked for where all of the data lack them. They have no value then, and whole records
  /// do not show them.
  package let assumedFields: [String]
  /// Nil where no requests are asked of such data.
  package let requests: (any ShapeRequests)?

  package init(
    name: String, fields: @autoclosure @escaping @Sendable () -> [ShapeField], requiredKeys: [String],
    isBinding: Bool = true, identity: String? = nil, searchFields: [[String]] = [],
    displayFields: [[String]] = [],
    detailedFields: @autoclosure @escaping @Sendable () -> [[String]] = [], assumedFields: [String] = [],
    requests: (any ShapeRequests)? = nil
  ) {
    self.name = name
    makeFields = fields
    self.requiredKeys = requiredKeys
    self.isBinding = isBinding
    self.identity = identity
    self.searchFields = searchFields
    self.displayFields = displayFields
    makeDetailedFields = detailedFields
    self.assumedFields = assumedFields
    self.requests = requests
  }
}

/// A declared field of a table or of a record.
package struct ShapeField: Sendable {
  package let name: String
  package let type: ShapeType

  package init(_ name: String, _ type: ShapeType) {
    self.name = name
    self.type = type
  }
}

/// A declared type. Null, and having no value at all, fit every type.
package indirect enum ShapeType: Sendable {
  /// A scalar in the forms that data may have: numbers of a real may be integers, those of an integer may be
  /// written `5.0`; durations, dates and time stamps are texts in any form that `Values` reads.
  case scalar(ScalarType)
  /// A scalar of that type where every value is in one of its forms, and where there is no value; else whatever the data
  /// say.
  case usual(ScalarType)
  /// A record. Where it has a field `name`, a text in its place is a record of that `name`.
  case record([ShapeField])
  case list(ShapeType)
  /// Whatever the data say.
  case inferred
}
