/// Makes values of any `Decodable` type from the rows of an answer, straight from its columns.
///
///     struct Craft: Decodable {
///       let name: String
///       let flightsCount: Int
///       let timeInSpace: Duration?
///     }
///     let craft = try table.run("where in_space").decode(Craft.self)
///
/// - **Names.** A key is the field of that name, else the one that differs in case and underscores only: `timeInSpace`
///   is `time_in_space`, `imageURL` is `image_url`. ``keyMatching`` makes it stricter.
/// - **Numbers.** Any integer or floating-point type, where the value fits; one that does not is an error. A real
///   without a fraction may become an integer.
/// - **Times.** Durations become `ExactDuration`, `Duration` or, in seconds, a `Double`; dates and time stamps
///   `CalendarDate`, `Timestamp`, Foundation's `Date`, or in a type that reads one value a text in ISO 8601 or a
///   `Double` of seconds since 1970. Whatever else an own type needs ``use(for:_:)`` tells.
/// - **Records** become types with keys, or dictionaries; **lists** arrays. A record with `id` and `name` may become
///   a single value, as in a query: where a text is wanted its name, where an integer is wanted its id. So `status`
///   becomes an enumeration of texts.
/// - **Null** and an absent key become nil where the type is optional and are errors elsewhere.
/// - `Value` and `Record` take whatever is there.
/// - An answer of one column may be decoded as that column: `run("select name").decode(String.self)`.
public struct RowDecoder: Sendable {
  /// How the keys of a type find the fields of a row.
  public enum KeyMatching: Hashable, Sendable {
    /// By the same name, else by the one that differs only in case and underscores.
    case ignoringCaseAndUnderscores
    /// By the same name, byte for byte.
    case exact
  }

  /// How the keys of a type find the fields of a row, of records inside it too.
  public var keyMatching: KeyMatching

  /// How single types are made, by the type.
  private(set) var makers: [ObjectIdentifier: @Sendable (Value) throws -> Any?] = [:]

  /// Makes a decoder.
  public init(keyMatching: KeyMatching = .ignoringCaseAndUnderscores) { self.keyMatching = keyMatching }

  /// Makes values of a type by a function of one's own, wherever the type occurs; its `Decodable` is not asked.
  ///
  ///     var decoder = RowDecoder()
  ///     decoder.use(for: URL.self) { value in value.text.flatMap { URL(string: $0) } }
  ///
  /// - Parameters:
  ///   - type: The type whose values are made.
  ///   - make: Takes a value that is not null. Nil says that the value does not fit, which is an error of the row,
  ///     as is whatever it throws.
  public mutating func use<Made>(for type: Made.Type, _ make: @escaping @Sendable (Value) throws -> Made?) {
    makers[ObjectIdentifier(type)] = { value in try make(value).map { $0 as Any } }
  }

  /// Decodes one row.
  ///
  /// - Throws: `RowDecodingError` with the place where the row does not fit the type.
  public func decode<Element: Decodable>(
    _ type: Element.Type, from row: Row
  ) throws(RowDecodingError) -> Element {
    try DecodingSession(self, row.resultSet).decode(type, position: row.position)
  }

  /// Decodes all rows, in order.
  ///
  /// - Throws: `RowDecodingError` for the first row that does not fit the type.
  public func decode<Element: Decodable>(
    _ type: Element.Type, from result: QueryResult
  ) throws(RowDecodingError) -> [Element] {
    let session = DecodingSession(self, result.resultSet)
    var decoded: [Element] = []
    decoded.reserveCapacity(result.count)
    for position in 0..<result.count { decoded.append(try session.decode(type, position: position)) }
    return decoded
  }
}

extension QueryResult {
  /// The rows as values of a type of one's own, in order. ``RowDecoder`` says what becomes what.
  ///
  /// - Throws: `RowDecodingError` for the first row that does not fit the type.
  public func decode<Element: Decodable>(
    _ type: Element.Type, with decoder: RowDecoder = RowDecoder()
  ) throws(RowDecodingError) -> [Element] {
    try decoder.decode(type, from: self)
  }
}

extension Row {
  /// The row as a value of a type of one's own. ``RowDecoder`` says what becomes what. Of many rows
  /// ``QueryResult/decode(_:with:)`` is faster.
  ///
  /// - Throws: `RowDecodingError` where the row does not fit the type.
  public func decode<Element: Decodable>(
    _ type: Element.Type, with decoder: RowDecoder = RowDecoder()
  ) throws(RowDecodingError) -> Element {
    try decoder.decode(type, from: self)
  }
}
