/// The version of the library and of the program `perigee`, as semantic versioning numbers it: `0.1.0`.
///
/// Written as `Perigee.version`. Before 1.0 the second number rises where a declaration changes or a query may
/// answer otherwise; the third where neither does.
public let version = "0.1.0"
