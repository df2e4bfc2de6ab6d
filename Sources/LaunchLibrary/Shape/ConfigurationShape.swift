package import TableReading

/// What `/spacecraft_configurations/` gives, in normal and in detailed mode.
///
/// Its keys are common words, and other data may have them with other values. So the shape does not bind: data that do
/// not fit it are no configurations, and are read by inference.
package enum ConfigurationShape {
  /// The shape. Such a table is searched and shown like one of no shape, and answers no requests.
  package static let table = TableShape(
    name: "LL2 configuration", fields: ConfigurationFields.detailed,
    requiredKeys: ["id", "name", "type", "agency", "in_use"], isBinding: false, identity: "id",
    detailedFields: ConfigurationFields.detailedPaths)
}
