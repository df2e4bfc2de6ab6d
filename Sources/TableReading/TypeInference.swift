import Values

/// Finds the type of a column from its values: one that every value is of, else mixed.
struct TypeInference {
  let builder: ColumnBuilder
  let sources: InputSources

  func form() -> ColumnForm {
    let kinds = builder.kindSet & ~ValueKind.nulls
    if kinds == 0 { return .text }
    if kinds & ~ValueKind.booleans == 0 { return .boolean }
    if kinds & ~ValueKind.numbers == 0 { return numberForm(kinds) }
    if kinds == ValueKind.text.bit { return textForm() }
    if kinds == ValueKind.record.bit { return .record(writtenAsText: nil) }
    if kinds == ValueKind.list.bit { return .list }
    return .mixed
  }

  private func numberForm(_ kinds: UInt16) -> ColumnForm {
    if kinds & ValueKind.real.bit == 0, let integers = integers() { return .numbers(.integer, integers) }
    return reals().map { .reals($0) } ?? .mixed
  }

  /// Every row's integer; nil where one is beyond 64 bits.
  private func integers() -> [Int64]? {
    var integers: [Int64] = []
    integers.reserveCapacity(builder.count)
    var ordinal = 0
    for kind in builder.kinds {
      switch kind {
      case .integer: integers.append(builder.payloads[ordinal])
      case .wideInteger:
        // `-0` is one of 64 bits after all.
        guard let value = NumberText.integer(sources.number(at: builder.payloads[ordinal]).span) else {
          return nil
        }
        integers.append(value)
      default:
        integers.append(0)
        continue
      }
      ordinal += 1
    }
    return integers
  }

  /// Every row's number; nil where an integer is not exact as binary64 or a number is not finite.
  private func reals() -> [Double]? {
    var reals: [Double] = []
    reals.reserveCapacity(builder.count)
    var ordinal = 0
    for kind in builder.kinds {
      switch kind {
      case .integer, .wideInteger, .real:
        guard let real = NumberReading.real(kind, builder.payloads[ordinal], sources) else { return nil }
        reals.append(real)
        ordinal += 1
      default: reals.append(0)
      }
    }
    return reals
  }

  private func textForm() -> ColumnForm {
    // All texts have to be canonical, so most columns are known by their first one.
    let first = builder.textBytes.span.extracting(builder.text(0))
    if ExactDuration.parse(canonical: first) != nil {
      return numbers(.duration) { ExactDuration.parse(canonical: $0)?.microseconds } ?? .text
    }
    if CalendarDate.parse(canonical: first) != nil {
      return numbers(.date) { CalendarDate.parse(canonical: $0)?.daysSinceEpoch } ?? .text
    }
    if Timestamp.parse(canonical: first) != nil {
      return numbers(.timestamp) { Timestamp.parse(canonical: $0)?.microsecondsSinceEpoch } ?? .text
    }
    return .text
  }

  private func numbers(_ type: ScalarType, _ read: (Span<UInt8>) -> Int64?) -> ColumnForm? {
    let texts = builder.textBytes.span
    var numbers: [Int64] = []
    numbers.reserveCapacity(builder.count)
    var ordinal = 0
    for kind in builder.kinds {
      guard kind == .text else {
        numbers.append(0)
        continue
      }
      guard let number = read(texts.extracting(builder.text(ordinal))) else { return nil }
      numbers.append(number)
      ordinal += 1
    }
    return .numbers(type, numbers)
  }
}

/// Numbers that were kept as their place in the source.
enum NumberReading {
  /// The number as binary64; nil where that is not exact (integers) or not finite.
  static func real(_ kind: ValueKind, _ payload: Int64, _ sources: InputSources) -> Double? {
    if kind == .integer { return Double(exactly: payload) }
    let written = sources.number(at: payload)
    if kind == .wideInteger, !ExactInteger.isBinary64(written.span) { return nil }
    return NumberText.real(written.span)
  }

  /// The number as an integer; nil where it is none of 64 bits.
  static func integer(_ kind: ValueKind, _ payload: Int64, _ sources: InputSources) -> Int64? {
    if kind == .integer { return payload }
    let written = sources.number(at: payload)
    if kind == .wideInteger { return NumberText.integer(written.span) }
    return NumberText.real(written.span).flatMap { Int64(exactly: $0) }
  }
}
