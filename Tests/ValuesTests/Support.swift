import Values

/// The bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// What a writing function appends, as text.
func written(_ write: (inout [UInt8]) -> Void) -> String {
  var output: [UInt8] = []
  write(&output)
  return String(decoding: output, as: UTF8.self)
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
