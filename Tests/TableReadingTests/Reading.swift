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
  return try TableReader.read(inputs, shapes: shapes, limits: limits).table
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

extension DataInput {
  /// The bytes of an input that came as such.
  var bytes: [UInt8] {
    if case .bytes(let bytes) = origin { bytes } else { [] }
  }
}
