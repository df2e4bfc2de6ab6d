import Values

/// Texts that are durations, dates or time stamps, written just as this program writes them: the value is then as
/// good as the text.
enum CanonicalTime {
  /// What a text is; nil for one that is nothing of that.
  static func kind(_ text: Span<UInt8>) -> ValueKind? {
    for kind in [ValueKind.duration, .date, .timestamp] where number(text, kind) != nil { return kind }
    return nil
  }

  /// The number that stands for a text of that kind: microseconds or days.
  @inline(__always)
  static func number(_ text: Span<UInt8>, _ kind: ValueKind) -> Int64? {
    switch kind {
    case .duration: ExactDuration.parse(canonical: text)?.microseconds
    case .date: CalendarDate.parse(canonical: text)?.daysSinceEpoch
    case .timestamp: Timestamp.parse(canonical: text)?.microsecondsSinceEpoch
    default: nil
    }
  }

  /// Appends the text that a number stands for.
  static func write(_ number: Int64, _ kind: ValueKind, to output: inout [UInt8]) {
    switch kind {
    case .duration: ExactDuration(microseconds: number).write(to: &output)
    case .date: CalendarDate(uncheckedDays: number).write(to: &output)
    case .timestamp: Timestamp(uncheckedMicroseconds: number).write(to: &output)
    default: preconditionFailure("only times are kept as numbers")
    }
  }

  /// The type of the values.
  static func type(_ kind: ValueKind) -> ScalarType? {
    switch kind {
    case .duration: .duration
    case .date: .date
    case .timestamp: .timestamp
    default: nil
    }
  }
}
