import DataGenerator
import TestSupport
import Testing

/// The program, run as a user runs it.
@Suite struct GenerateDataTests {
  private static let program = BuiltProgram("generate-data")

  @Test(arguments: DataShape.allCases)
  func writesWhatTheGeneratorMakes(shape: DataShape) throws {
    let run = try GenerateDataTests.program.run([shape.rawValue, "20", "7"])
    #expect(run.status == 0)
    #expect(run.output == DataGenerator(shape, rowCount: 20, seed: 7).text())
  }

  @Test(arguments: [
    [], ["slim"], ["thin", "1"], ["slim", "-1"], ["slim", "many"], ["csv", "1", "x"], ["csv", "1", "2", "3"],
  ])
  func wrongUsageIsToldAndNothingIsWritten(arguments: [String]) throws {
    let run = try GenerateDataTests.program.run(arguments)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errorText == "usage: generate-data slim|full|page|csv ROWS [SEED]\n")
  }
}
