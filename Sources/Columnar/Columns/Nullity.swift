/// Which rows of a column have a value, and which of those without one had not even the key.
package struct Nullity: Hashable, Sendable {
  /// Set where the row has a value; nil where every row has.
  package let validity: Bitmap?
  /// Set where the source record lacked the key; nil where none did. Such rows are null too.
  package let absence: Bitmap?

  package init(validity: Bitmap?, absence: Bitmap? = nil) {
    self.validity = validity.flatMap { $0.isFull ? nil : $0 }
    self.absence = absence.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// No row is null.
  package static let none = Nullity(validity: nil)

  package func isNull(_ row: Int) -> Bool { validity.map { !$0[row] } ?? false }
  package func isAbsent(_ row: Int) -> Bool { absence?[row] ?? false }
  package var nullCount: Int { validity.map { $0.count - $0.setCount } ?? 0 }
}
