import Columnar
import Values

/// The outcomes of one expression over the rows of a batch: a value, null or a failure for each.
///
/// Why a row fails is not kept: of a failing row `RowEvaluator` finds that out once.
struct Vector {
  enum Payload {
    /// The same value, or null, in every row. Such a vector has no `nulls` and no `failed`.
    case constant(Scalar)
    /// Every row fails. No `nulls` and no `failed` here either.
    case failing
    /// Booleans. The bits of rows without a value are clear.
    case bits(Bitmap)
    /// Integers, durations, dates or time stamps. Those of rows without a value have no meaning.
    case numbers([Int64])
    case reals([Double])
    case texts(TextVector)
  }

  var payload: Payload
  /// Rows that are null; nil for none. Never a row that fails.
  var nulls: Bitmap?
  /// Rows that fail; nil for none.
  var failed: Bitmap?

  init(_ payload: Payload, nulls: Bitmap? = nil, failed: Bitmap? = nil) {
    self.payload = payload
    self.nulls = nulls
    self.failed = failed
  }

  static let null = Vector(.constant(.null))
  static let failing = Vector(.failing)

  static func boolean(_ value: Bool) -> Vector { Vector(.constant(.boolean(value))) }

  /// Booleans of which some rows have no value: clears their bits.
  static func truth(_ bits: Bitmap, nulls: Bitmap?, failed: Bitmap?) -> Vector {
    var bits = bits
    if let nulls { bits.subtract(nulls) }
    if let failed { bits.subtract(failed) }
    return Vector(.bits(bits), nulls: nulls, failed: failed)
  }

  /// Null in every row that does not fail.
  static func allNull(failed: Bitmap?, count: Int) -> Vector {
    guard let failed else { return .null }
    return Vector(.bits(Bitmap(repeating: false, count: count)), nulls: failed.inverted, failed: failed)
  }

  /// The constant, where the vector is one.
  var constant: Scalar? {
    if case .constant(let scalar) = payload { scalar } else { nil }
  }

  var isConstantNull: Bool { constant?.isNull ?? false }

  var isFailing: Bool {
    if case .failing = payload { true } else { false }
  }
}

// MARK: - The forms that loops read

extension Vector {
  /// Rows that are null, also of a constant.
  func nullBits(_ count: Int) -> Bitmap? {
    isConstantNull ? Bitmap(repeating: true, count: count) : nulls
  }

  /// Rows that fail, also where all do.
  func failedBits(_ count: Int) -> Bitmap? {
    isFailing ? Bitmap(repeating: true, count: count) : failed
  }

  /// Rows that are true.
  func trueBits(_ count: Int) -> Bitmap {
    switch payload {
    case .bits(let bits): bits
    case .constant(.boolean(true)): Bitmap(repeating: true, count: count)
    case .constant, .failing, .numbers, .reals, .texts: Bitmap(repeating: false, count: count)
    }
  }

  /// A number a row.
  func numbers(_ count: Int) -> [Int64] {
    switch payload {
    case .numbers(let numbers): numbers
    case .constant(let scalar): Array(repeating: scalar.number ?? 0, count: count)
    case .failing, .bits, .reals, .texts: Array(repeating: 0, count: count)
    }
  }

  /// A real a row; integers are not converted here.
  func reals(_ count: Int) -> [Double] {
    switch payload {
    case .reals(let reals): reals
    case .constant(.real(let real)): Array(repeating: real, count: count)
    case .constant, .failing, .bits, .numbers, .texts: Array(repeating: 0, count: count)
    }
  }

  /// A text a row.
  func texts(_ count: Int) -> TextVector {
    switch payload {
    case .texts(let texts): texts
    case .constant(.text(let text)): TextVector(repeating: Array(text.utf8), count: count)
    case .constant, .failing, .bits, .numbers, .reals: TextVector(repeating: [], count: count)
    }
  }

  /// True where the values are reals.
  var holdsReals: Bool {
    switch payload {
    case .reals, .constant(.real): true
    case .constant, .failing, .bits, .numbers, .texts: false
    }
  }
}

extension Scalar {
  /// What the value is in a vector of numbers; nil for types that are not stored as numbers.
  var number: Int64? {
    switch self {
    case .integer(let value): value
    case .duration(let value): value.microseconds
    case .date(let value): value.daysSinceEpoch
    case .timestamp(let value): value.microsecondsSinceEpoch
    case .null, .boolean, .real, .text: nil
    }
  }
}
