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
      return ColumnReader { element(numbers.value($0)) }
    }
  }

  /// For columns of integers, which are stored as the element is.
  fileprivate static func integers(_ element: @escaping @Sendable (Int64) -> Element) -> ColumnReading {
    ColumnReading { column in
      guard case .number(let numbers) = column, numbers.type == .integer else { return nil }
      return ColumnReader {
        element(numbers.value($0))
      } readMany: { rows, places, elements in
        elements.withMemoryRebound(to: Int64.self, capacity: places.count) {
          numbers.write(rows, places, to: $0)
        }
      } readMarked: { rows, blocks, elements in
        elements.withMemoryRebound(to: Int64.self, capacity: rows.count) {
          numbers.write(rows, blocks, to: $0)
        }
      } expect: {
        numbers.expectReading(ColumnLearning(), threads: $0)
      }
    }
  }
}

/// Reads the values of one column.
struct ColumnReader<Element>: Sendable {
  /// Writes the values of some rows, by their places among those selected (all of the column where nil), into memory
  /// that has no values yet.
  typealias ReadMany = @Sendable (RowSelection?, Range<Int>, UnsafeMutablePointer<Element>) -> Void

  /// Writes the values of the marked rows of some blocks, each at its place among all that are marked.
  typealias ReadMarked = @Sendable (MarkedRows, Range<Int>, UnsafeMutablePointer<Element>) -> Void

  /// Is told that many rows are about to be read, on so many threads.
  typealias Expect = @Sendable (_ threads: Int) -> Void

  /// The value of a row of the column, which is not null unless the type admits it.
  let read: @Sendable (Int) -> Element
  /// The same for many rows at once.
  let readMany: ReadMany
  /// The same for rows that are marked, where that is quicker than by their numbers.
  let readMarked: ReadMarked?
  let expect: Expect?

  init(
    _ read: @escaping @Sendable (Int) -> Element, readMany: ReadMany? = nil, readMarked: ReadMarked? = nil,
    expect: Expect? = nil
  ) {
    self.expect = expect
    self.read = read
    self.readMarked = readMarked
    self.readMany =
      readMany
      ?? { rows, places, elements in
        for (offset, place) in places.enumerated() {
          (elements + offset).initialize(to: read(rows.map { $0[place] } ?? place))
        }
      }
  }
}

extension Int64: ColumnElement {
  public static var columnReading: ColumnReading<Int64> { .integers { $0 } }
}

extension Int: ColumnElement {
  // On every platform with 64 bits an `Int` has the form of an `Int64`.
  public static var columnReading: ColumnReading<Int> { .integers { Int($0) } }
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
      case .real(let reals): ColumnReader { reals.values[$0] }
      case .number(let numbers) where numbers.type == .integer: ColumnReader { Double(numbers.value($0)) }
      case .boolean, .number, .text, .mixed, .record, .list: nil
      }
    }
  }
}

extension Bool: ColumnElement {
  public static var columnReading: ColumnReading<Bool> {
    ColumnReading { column in
      guard case .boolean(let booleans) = column else { return nil }
      return ColumnReader { booleans.bits[$0] }
    }
  }
}

extension String: ColumnElement {
  public static var columnReading: ColumnReading<String> {
    ColumnReading { column in
      guard let texts = column.texts else { return nil }
      return ColumnReader { String(decoding: texts[$0], as: UTF8.self) }
    }
  }
}

extension Optional: ColumnElement where Wrapped: ColumnElement {
  public static var columnReading: ColumnReading<Wrapped?> {
    ColumnReading(admitsNull: true) { column in
      guard let reader = Wrapped.columnReading.reader(of: column) else { return nil }
      let nullity = column.nullity
      guard nullity.validity != nil else { return ColumnReader { reader.read($0) } }
      return ColumnReader { nullity.isNull($0) ? nil : reader.read($0) }
    }
  }
}
