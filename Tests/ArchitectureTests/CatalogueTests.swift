import Foundation
import TestSupport
import Testing

/// The catalogue of the library's documentation, as the documentation compiler reads it.
@Suite struct CatalogueTests {
  /// Links between the pages, and from comments to declarations, lead somewhere.
  @Test func theCatalogueCompilesWithoutAWarning() throws {
    let output = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: output) }
    let modules = URL(fileURLWithPath: BuiltProgram("perigee").path).deletingLastPathComponent()
      .appendingPathComponent("Modules")
    let run = try BuiltProgram(path: "/bin/sh").run(
      ["Scripts/build-documentation.sh", modules.path, output.path])
    #expect(run.status == 0, "\(run.outputText)\(run.errorText)")
  }
}
