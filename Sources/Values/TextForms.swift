// The written forms of values, reading and writing. Interface; filled type by type.

extension CalendarDate {
  /// Reads `YYYY-MM-DD`. Nil where it is not that form or the day does not exist.
  package init?(parsing text: Span<UInt8>) { preconditionFailure("unfilled") }
  /// Appends `YYYY-MM-DD`.
  package func write(to output: inout [UInt8]) { preconditionFailure("unfilled") }
  /// Midnight of the day, UTC.
  public var midnight: Timestamp { preconditionFailure("unfilled") }
  public init?(year: Int, month: Int, day: Int) { preconditionFailure("unfilled") }
  public var components: (year: Int, month: Int, day: Int) { preconditionFailure("unfilled") }
}

extension Timestamp {
  /// Reads `YYYY-MM-DD`, `T` or a space, `HH:MM[:SS[.f]]`, then `Z`, `±HH:MM` or nothing (UTC), to the microsecond.
  package init?(parsing text: Span<UInt8>) { preconditionFailure("unfilled") }
  /// Appends `2019-03-02T07:49:00Z`; a fraction only where there is one, without trailing zeros.
  package func write(to output: inout [UInt8]) { preconditionFailure("unfilled") }
  /// The day it falls on, UTC.
  public var date: CalendarDate { preconditionFailure("unfilled") }
}

extension ExactDuration {
  /// What may be read as a duration in a text.
  package enum ParseFailure: Error, Hashable, Sendable {
    case notADuration
    /// It has years or months, which have no fixed length.
    case yearsOrMonths
    /// Finer than a microsecond.
    case tooFine
    /// Beyond 64 bits of microseconds.
    case tooLarge
  }

  /// Reads ISO 8601 as data have it: padded, signed, with weeks, with a decimal comma or point.
  package static func parse(iso8601 text: Span<UInt8>) throws(ParseFailure) -> ExactDuration {
    preconditionFailure("unfilled")
  }
  /// Appends the canonical ISO 8601 form, as LL2 writes it: `P253DT23H14M9S`, `P0D`, `-P1DT2H`.
  package func write(to output: inout [UInt8]) { preconditionFailure("unfilled") }
  /// Appends the form for people: `253d 23h 14m`, zero is `0s`.
  package func writeForPeople(to output: inout [UInt8]) { preconditionFailure("unfilled") }
}

/// Integers and reals in decimal.
package enum NumberText {
  /// Reads `-?[0-9]+`; nil where it is something else or beyond 64 bits.
  package static func integer(_ text: Span<UInt8>) -> Int64? { preconditionFailure("unfilled") }
  /// Reads a JSON number (its grammar is checked) as the nearest binary64; nil where it is none or not finite.
  package static func real(_ text: Span<UInt8>) -> Double? { preconditionFailure("unfilled") }
  package static func write(_ value: Int64, to output: inout [UInt8]) { preconditionFailure("unfilled") }
  /// Appends the form of RFC 8785: the fewest digits that read back the same (`11`, `0.1`, `1e+21`); −0 is `0`.
  package static func write(_ value: Double, to output: inout [UInt8]) { preconditionFailure("unfilled") }
}

/// JSON string literals.
package enum JSONText {
  /// Appends `text` (valid UTF-8) quoted and escaped.
  package static func write(_ text: Span<UInt8>, to output: inout [UInt8]) { preconditionFailure("unfilled") }
}

/// Unicode simple case folding (CaseFolding.txt, statuses C and S).
package enum CaseFolding {
  /// The Unicode version of the table.
  package static let unicodeVersion = "unfilled"
  package static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar { preconditionFailure("unfilled") }
  /// Folds UTF-8 into UTF-8, code point by code point, appending.
  package static func fold(_ text: Span<UInt8>, into output: inout [UInt8]) {
    preconditionFailure("unfilled")
  }
}

extension Scalar {
  /// The value as text: numbers as RFC 8785, ISO 8601 for times, `true`, `false`; null is empty.
  package func write(to output: inout [UInt8]) { preconditionFailure("unfilled") }
}

/// The operating system, in one place.
package enum Platform {
  /// What the system said when a file could not be used.
  package struct Failure: Error, Hashable, Sendable {
    /// The system's own words: "No such file or directory".
    package let reason: String
    /// True where a pipe was closed by its reader.
    package let isBrokenPipe: Bool
  }

  package static let standardInput: Int32 = 0
  package static let standardOutput: Int32 = 1
  package static let standardError: Int32 = 2

  /// Reads a whole file in large pieces.
  package static func readFile(_ path: String) throws(Failure) -> [UInt8] { preconditionFailure("unfilled") }
  /// Reads a descriptor to its end.
  package static func readAll(_ descriptor: Int32) throws(Failure) -> [UInt8] {
    preconditionFailure("unfilled")
  }
  /// Writes all the bytes, however many calls that takes.
  package static func write(_ bytes: Span<UInt8>, to descriptor: Int32) throws(Failure) {
    preconditionFailure("unfilled")
  }
  package static func isTerminal(_ descriptor: Int32) -> Bool { preconditionFailure("unfilled") }
  /// The width of the terminal in columns; nil where there is none.
  package static func terminalWidth(_ descriptor: Int32) -> Int? { preconditionFailure("unfilled") }
  package static func environment(_ name: String) -> String? { preconditionFailure("unfilled") }
  package static func isDirectory(_ path: String) -> Bool { preconditionFailure("unfilled") }
  /// The names in a folder, without `.` and `..`, in no order.
  package static func entries(ofDirectory path: String) throws(Failure) -> [String] {
    preconditionFailure("unfilled")
  }
  /// Makes writing to a closed pipe an error instead of a signal.
  package static func ignoreBrokenPipes() { preconditionFailure("unfilled") }
  /// Nanoseconds of a clock that never goes back.
  package static func monotonicNanoseconds() -> UInt64 { preconditionFailure("unfilled") }
}
