import TableReading
import Values

/// Short forms, so that a declaration reads like the list of fields that it is.
extension ShapeField {
  /// A field that is true or false.
  static func boolean(_ name: String) -> ShapeField { ShapeField(name, .scalar(.boolean)) }

  /// A field of whole numbers.
  static func integer(_ name: String) -> ShapeField { ShapeField(name, .scalar(.integer)) }

  /// A field of numbers.
  static func real(_ name: String) -> ShapeField { ShapeField(name, .scalar(.real)) }

  /// A field of texts; addresses are texts.
  static func text(_ name: String) -> ShapeField { ShapeField(name, .scalar(.text)) }

  /// A field of lengths of time.
  static func duration(_ name: String) -> ShapeField { ShapeField(name, .scalar(.duration)) }

  /// A field of days.
  static func date(_ name: String) -> ShapeField { ShapeField(name, .scalar(.date)) }

  /// A field of points in time.
  static func timestamp(_ name: String) -> ShapeField { ShapeField(name, .scalar(.timestamp)) }

  /// A field that usually has a type, and in some version of LL2 another one.
  static func usual(_ name: String, _ type: ScalarType) -> ShapeField { ShapeField(name, .usual(type)) }

  /// A field of records.
  static func record(_ name: String, _ fields: [ShapeField]) -> ShapeField {
    ShapeField(name, .record(fields))
  }

  /// A field of lists of records.
  static func list(_ name: String, of fields: [ShapeField]) -> ShapeField {
    ShapeField(name, .list(.record(fields)))
  }
}
