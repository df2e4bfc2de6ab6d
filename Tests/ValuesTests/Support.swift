import Values

/// The bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// What a writing function appends, as text.
func written(_ write: (inout [UInt8]) -> Void) -> String {
  var output: [UInt8] = []
  write(&output)
  return String(decoding: output, as: UTF8.self)
}

/// Random numbers that come again with their seed (SplitMix64, by Sebastiano Vigna).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// An integer whose width is random too, so that small ones and extremes occur.
  mutating func integer() -> Int64 {
    Int64(bitPattern: next()) >> Int64.random(in: 0..<64, using: &self)
  }

  /// A finite real of any exponent.
  mutating func real() -> Double {
    while true {
      let value = Double(bitPattern: next())
      if value.isFinite { return value }
    }
  }
}

// The readers by text: a span cannot stand in an expectation.

func readDate(_ text: String) -> CalendarDate? { CalendarDate(parsing: bytes(text).span) }

func readCanonicalDate(_ text: String) -> CalendarDate? { CalendarDate.parse(canonical: bytes(text).span) }

func readTimestamp(_ text: String) -> Timestamp? { Timestamp(parsing: bytes(text).span) }

func readCanonicalTimestamp(_ text: String) -> Timestamp? { Timestamp.parse(canonical: bytes(text).span) }

func readDuration(iso8601 text: String) throws -> ExactDuration {
  try ExactDuration.parse(iso8601: bytes(text).span)
}

func readDuration(units text: String) throws -> ExactDuration {
  try ExactDuration.parse(units: bytes(text).span)
}

func readCanonicalDuration(_ text: String) -> ExactDuration? {
  ExactDuration.parse(canonical: bytes(text).span)
}

func readInteger(_ text: String) -> Int64? { NumberText.integer(bytes(text).span) }

func readReal(_ text: String) -> Double? { NumberText.real(bytes(text).span) }

func firstInvalidByte(_ text: [UInt8]) -> Int? { UTF8Validation.firstInvalidByte(text.span) }
