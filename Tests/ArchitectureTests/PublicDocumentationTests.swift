import Foundation
import TestSupport
import Testing

/// What users of the library read about it: every public declaration says what it is.
@Suite struct PublicDocumentationTests {
  static let modules = ["Perigee", "LaunchLibrary", "Values", "QueryDiagnostics"]

  @Test(arguments: modules)
  func everyPublicDeclarationIsDocumented(module: String) throws {
    let undocumented = try SymbolGraph(of: module).symbols.filter { $0.comment == nil }.map(\.path).sorted()
    #expect(undocumented.isEmpty, "\(module): \(undocumented.joined(separator: ", "))")
  }

  /// Links between the pages of the catalogue, and from comments to declarations, lead somewhere.
  @Test func theCatalogueCompilesWithoutAWarning() throws {
    let output = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: output) }
    let run = try BuiltProgram(path: "/bin/sh").run(
      ["Scripts/build-documentation.sh", SymbolGraph.modules, output.path])
    #expect(run.status == 0, "\(run.outputText)\(run.errorText)")
  }
}
