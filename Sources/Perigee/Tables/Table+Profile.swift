import Columnar

extension Table {
  /// True where the data were read as data of a form that is known beforehand.
  package var isOfKnownShape: Bool { columns.profile.shapeName != nil }

  /// True where a field tells the records apart.
  package var hasIdentity: Bool { columns.profile.identity != nil }
}
