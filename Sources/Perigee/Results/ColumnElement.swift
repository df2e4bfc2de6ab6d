import Columnar
public import Values

/// A Swift type that a whole column can be read as: see ``QueryResult/column(_:as:)``.
///
/// The types that conform are `Int64`, `Int`, `Double`, `String`, `Bool`, `ExactDuration`, `Duration`,
/// `CalendarDate`, `Timestamp`, and the optionals of those. No others can.
public protocol ColumnElement: Sendable {
  /// How the columns store such values.
  static var columnReading: ColumnReading<Self> { get }
}

/// How values of a type are read from columns.
public struct ColumnReading<Element: ColumnElement>: Sendable {
  let admitsNull: Bool
  private let make: @Sendable (Column) -> ColumnReader<Element>?

  init(admitsNull: Bool = false, _ make: @escaping @Sendable (Column) -> ColumnReader<Element>?) {
    self.admitsNull = admitsNull
    self.make = make
  }

  /// Nil where the column holds no such values.
  func reader(of column: Column) -> ColumnReader<Element>? { make(column) }

  /// For columns of numbers of one type.
  fileprivate static func numbers(
    _ type: ScalarType, _ element: @escaping @Sendable (Int64) -> Element
  ) -> ColumnReading {
    ColumnReading { column in
      guard case .number(let numbers) = column, numbers.type == type else { return nil }
      return SingleReader { element(numbers.value($0)) }
    }
  }

  /// For columns of integers, which are stored as the element is.
  fileprivate static func integers(_ element: @escaping @Sendable (Int64) -> Element) -> ColumnReading {
    ColumnReading { column in
      guard case .number(let numbers) = column, numbers.type == .integer else { return nil }
      return IntegerReader(numbers, element)
    }
  }
}

extension Int64: ColumnElement {
  public static var columnReading: ColumnReading<Int64> { integerReading }

  private static let integerReading = ColumnReading<Int64> { column in
    guard case .number(let numbers) = column, numbers.type == .integer else { return nil }
    return Int64Reader(numbers)
  }
}

extension Int: ColumnElement {
  // On every platform with 64 bits an `Int` has the form of an `Int64`.
  public static var columnReading: ColumnReading<Int> { integerReading }

  private static let integerReading = ColumnReading.integers { Int($0) }
}

extension ExactDuration: ColumnElement {
  public static var columnReading: ColumnReading<ExactDuration> {
    .numbers(.duration) { ExactDuration(microseconds: $0) }
  }
}

extension Duration: ColumnElement {
  public static var columnReading: ColumnReading<Duration> {
    .numbers(.duration) { Duration(ExactDuration(microseconds: $0)) }
  }
}

extension CalendarDate: ColumnElement {
  public static var columnReading: ColumnReading<CalendarDate> {
    .numbers(.date) { CalendarDate(uncheckedDays: $0) }
  }
}

extension Timestamp: ColumnElement {
  public static var columnReading: ColumnReading<Timestamp> {
    .numbers(.timestamp) { Timestamp(uncheckedMicroseconds: $0) }
  }
}

extension Double: ColumnElement {
  public static var columnReading: ColumnReading<Double> {
    ColumnReading { column in
      switch column {
      case .real(let reals): SingleReader { reals.values[$0] }
      case .number(let numbers) where numbers.type == .integer: SingleReader { Double(numbers.value($0)) }
      case .boolean, .number, .text, .mixed, .record, .list: nil
      }
    }
  }
}

extension Bool: ColumnElement {
  public static var columnReading: ColumnReading<Bool> {
    ColumnReading { column in
      guard case .boolean(let booleans) = column else { return nil }
      return SingleReader { booleans.bits[$0] }
    }
  }
}

extension String: ColumnElement {
  public static var columnReading: ColumnReading<String> { textReading }

  private static let textReading = ColumnReading<String> { column in
    guard let column = column.texts else { return nil }
    switch column.storage {
    case .arena(let texts): return ArenaReader(texts)
    case .dictionary(let texts, let codes, _):
      if let strings = column.knownStrings { return StringReader(strings, texts, codes) }
      return DictionaryReader(texts, codes)
    }
  }
}

extension Optional: ColumnElement where Wrapped: ColumnElement {
  public static var columnReading: ColumnReading<Wrapped?> {
    ColumnReading(admitsNull: true) { column in
      guard let reader = Wrapped.columnReading.reader(of: column) else { return nil }
      let nullity = column.nullity
      guard nullity.validity != nil else { return SingleReader { reader.read($0) } }
      return SingleReader { nullity.isNull($0) ? nil : reader.read($0) }
    }
  }
}
