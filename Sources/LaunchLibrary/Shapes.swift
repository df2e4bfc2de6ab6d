public import TableReading

/// The declared forms of Launch Library 2's data, for reading files that hold them.
///
/// A file whose every record has `id`, `name` and `spacecraft_config` is read as spacecraft: LL2's fields have
/// LL2's types, whichever of them occur. A file whose every record has `id`, `name`, `type`, `agency` and `in_use` is
/// read as spacecraft configurations, if all its values have the types of such. Anything else is read by inference, as
/// if these shapes were not given.
public let shapes: [TableShape] = [SpacecraftShape.table, ConfigurationShape.table]
