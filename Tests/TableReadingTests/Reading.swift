import Columnar
import QueryDiagnostics
import Testing
import Values

@testable import TableReading

/// Reads one text, or several files.
func read(
  _ texts: String..., shapes: [TableShape] = [], limits: ReadingLimits = ReadingLimits()
) throws(ReadingFailure) -> ColumnTable {
  let inputs = texts.enumerated().map { number, text in
    DataInput(name: "file-\(number + 1).json", bytes: Array(text.utf8))
  }
  return try TableReader.read(inputs, shapes: shapes, limits: limits)
}

/// The one fault of data that cannot be read; records an issue where they can.
func fault(
  _ texts: [DataInput], shapes: [TableShape] = [], limits: ReadingLimits = ReadingLimits()
) -> Diagnostic? {
  do throws(ReadingFailure) {
    _ = try TableReader.read(texts, shapes: shapes, limits: limits)
    Issue.record("the data were read")
    return nil
  } catch {
    #expect(error.diagnostics.count == 1)
    #expect(error.diagnostics.first?.code == .badData)
    return error.diagnostics.first
  }
}

func fault(_ text: String, shapes: [TableShape] = [], limits: ReadingLimits = ReadingLimits()) -> Diagnostic?
{
  fault([DataInput(name: "data.json", bytes: Array(text.utf8))], shapes: shapes, limits: limits)
}

/// A small generator whose numbers depend on its seed only (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func chance(_ one: Int, in many: Int) -> Bool { Int.random(in: 0..<many, using: &self) < one }
}
