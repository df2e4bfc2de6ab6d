import Foundation
import TestSupport
import Testing

/// What users of the library can call: recorded, and documented.
///
/// `PERIGEE_RECORD=1` records it anew. A line that changes or goes away breaks somebody's program: say so in
/// CHANGELOG.md, and let the second number of the version rise.
@Suite(.enabled(if: ConsumerTests.isWanted)) struct PublicInterfaceTests {
  /// The products, and the rooms whose types they hand on.
  static let modules = ["Perigee", "LaunchLibrary", "Values", "QueryDiagnostics", "TableReading"]

  static let record = "Tests/ArchitectureTests/Data/public-api.txt"

  @Test func thePublicInterfaceIsAsRecorded() throws {
    var lines: [String] = []
    for module in Self.modules {
      lines.append("# \(module)")
      lines += try PublicSymbol.all(of: module).map(\.line).sorted()
      lines.append("")
    }
    let text = lines.joined(separator: "\n")
    let file = ProjectFiles.root.appendingPathComponent(Self.record)
    if ProcessInfo.processInfo.environment["PERIGEE_RECORD"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let recorded = try ProjectFiles.text(Self.record)
    let changes = text.split(separator: "\n").difference(from: recorded.split(separator: "\n"))
    let shown = changes.map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }
    // The changes alone: the macro would print all that it compares.
    let isAsRecorded = changes.isEmpty
    #expect(isAsRecorded, "\(shown.joined(separator: "\n"))")
  }

  @Test(arguments: modules)
  func everyPublicDeclarationIsDocumented(module: String) throws {
    let bare = try PublicSymbol.all(of: module).filter { !$0.isDocumented }.map(\.line)
    #expect(bare.isEmpty, "\(bare.joined(separator: "\n"))")
  }

  @Test(arguments: ["Perigee", "LaunchLibrary", "Values", "QueryDiagnostics", "TableReading"])
  func noPublicTypeHasANameOfTheStandardLibraryOrOfAModule(module: String) throws {
    let taken: Set<String> = [
      "Result", "Error", "Optional", "Array", "Set", "Duration", "Date", "Data", "URL", "Locale", "Calendar",
      "Operation", "Progress", "Decimal", "Measurement", "Unit", "Host", "Port", "Process", "Scanner",
      "Formatter",
      "Notification", "Bundle", "Thread", "Lock", "Task", "Regex", "Sequence", "Collection", "Predicate",
      "Expression",
      "SortDescriptor", "SortOrder", "Perigee", "LaunchLibrary", "Values", "QueryDiagnostics", "TableReading",
      "Columnar", "QueryPlan", "QueryBinder", "QueryExecution", "QueryOptimizer", "QuerySyntax",
      "ResultRendering",
    ]
    let names = try PublicSymbol.all(of: module).filter(\.isType).map(\.path)
    #expect(Set(names).isDisjoint(with: taken), "\(Set(names).intersection(taken))")
  }
}

/// A declaration that users can see, as the compiler tells of it.
struct PublicSymbol {
  let path: String
  let declaration: String
  let isDocumented: Bool
  let isType: Bool

  /// The declaration with where it stands.
  var line: String { "\(path): \(declaration)" }

  /// All of a module, from the module as it was built for the tests. Takes half a second.
  static func all(of module: String) throws -> [PublicSymbol] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("perigee-symbols-\(module)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let built = URL(fileURLWithPath: BuiltProgram("perigee").path).deletingLastPathComponent()
    let run = try BuiltProgram(path: "/usr/bin/env").run([
      "swift", "symbolgraph-extract", "-module-name", module, "-I",
      built.appendingPathComponent("Modules").path,
      "-Xcc", "-I", "-Xcc", ProjectFiles.root.appendingPathComponent("Sources/CSystem/include").path,
      "-Xcc", "-I", "-Xcc", ProjectFiles.root.appendingPathComponent("Sources/CKernels/include").path,
      "-target", try target.get(), "-output-dir", folder.path, "-minimum-access-level", "public",
      "-skip-synthesized-members",
    ])
    guard run.status == 0 else { throw Failure(output: run.errorText) }
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .flatMap {
        try JSONDecoder().decode(Graph.self, from: Data(contentsOf: $0)).symbols.map(PublicSymbol.init)
      }
  }

  private static let target: Result<String, any Error> = Result {
    let run = try BuiltProgram(path: "/usr/bin/env").run(["swift", "-print-target-info"])
    return try JSONDecoder().decode(TargetInfo.self, from: Data(run.outputText.utf8)).target.unversionedTriple
  }

  private init(_ symbol: Graph.Symbol) {
    path = symbol.pathComponents.joined(separator: ".")
    declaration = symbol.declarationFragments.map(\.spelling).joined()
      .split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }.joined(
        separator: " ")
    isType = ["swift.struct", "swift.class", "swift.enum", "swift.protocol", "swift.typealias"]
      .contains(symbol.kind.identifier)
    // What a protocol of the standard library asks for is documented there.
    let isAsked = ["hash(into:)", "==(_:_:)", "<(_:_:)", "init(rawValue:)", "encode(to:)"]
      .contains(symbol.pathComponents.last ?? "")
    isDocumented = symbol.docComment != nil || isAsked
  }

  struct Failure: Error { let output: String }

  private struct TargetInfo: Decodable {
    let target: Target

    struct Target: Decodable { let unversionedTriple: String }
  }

  private struct Graph: Decodable {
    let symbols: [Symbol]

    struct Symbol: Decodable {
      let pathComponents: [String]
      let declarationFragments: [Fragment]
      let kind: Kind
      let docComment: Comment?
    }
    struct Fragment: Decodable { let spelling: String }
    struct Kind: Decodable { let identifier: String }
    struct Comment: Decodable {}
  }
}
