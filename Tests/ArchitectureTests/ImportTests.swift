import Foundation
import TestSupport
import Testing

/// The rooms and what each may import: arrows point downward only.
@Suite struct ImportTests {
  /// For every target under `Sources` the modules of this package that it may import.
  static let rooms: [String: Set<String>] = [
    "CSystem": [],
    "CKernels": [],
    "Values": ["CKernels", "CSystem"],
    "GrammarKit": [],
    "GrammarTool": ["GrammarKit", "Values"],
    "DataGenerator": [],
    "GenerateData": ["DataGenerator", "Values"],
    "QueryDiagnostics": [],
    "CReadline": [],
    "QuerySyntax": ["Values", "QueryDiagnostics"],
    "Columnar": ["CKernels", "Values"],
    "QueryPlan": ["Columnar", "Values"],
    "Snapshots": ["Columnar", "Values"],
    "TableReading": ["CKernels", "Columnar", "Values", "QueryDiagnostics"],
    "ResultRendering": ["Columnar", "Values", "QueryDiagnostics"],
    "QueryBinder": ["QuerySyntax", "QueryPlan", "Columnar", "Values", "QueryDiagnostics"],
    "QueryExecution": ["QueryPlan", "Columnar", "Values"],
    "QueryOptimizer": ["QueryPlan", "QueryExecution", "Columnar", "Values"],
    "Perigee": [
      "Values", "QueryDiagnostics", "Columnar", "QuerySyntax", "QueryPlan", "QueryBinder",
      "QueryExecution", "QueryOptimizer", "TableReading", "Snapshots", "ResultRendering",
    ],
    "QueryCompletion": ["QuerySyntax", "QueryBinder", "Columnar", "Values"],
    "LaunchLibrary": [
      "Perigee", "TableReading", "ResultRendering", "QuerySyntax", "Columnar", "Values", "QueryDiagnostics",
    ],
    "Shell": [
      "LaunchLibrary", "Perigee", "QueryCompletion", "ResultRendering", "QuerySyntax", "QueryDiagnostics",
    ],
    "FetchedData": ["LaunchLibrary", "Perigee"],
    "CommandLines": ["Perigee", "ResultRendering", "ArgumentParser"],
    "PerigeeFetch": [
      "CommandLines", "FetchedData", "LaunchLibrary", "Perigee", "ResultRendering", "ArgumentParser",
    ],
    "PerigeeCommand": [
      "Shell", "CommandLines", "FetchedData", "LaunchLibrary", "Perigee", "ResultRendering",
      "QueryDiagnostics", "CReadline",
      "ArgumentParser",
    ],
  ]

  /// The C libraries, which only the files about the operating system may import.
  static let platformModules: Set<String> = ["Glibc", "Musl", "Darwin"]

  @Test func everyRoomIsInTheTable() throws {
    #expect(Set(try ProjectFiles.entries("Sources")) == Set(Self.rooms.keys))
  }

  @Test(arguments: rooms.keys.sorted())
  func aRoomImportsOnlyWhatItsRowAllows(room: String) throws {
    let allowed = try #require(Self.rooms[room])
    for file in try ProjectFiles.swiftFiles(under: "Sources/\(room)") {
      for module in ImportTests.imports(in: try ProjectFiles.text(file)) {
        let isPlatform =
          file.hasPrefix("Sources/Values/Platform/") && Self.platformModules.contains(module)
        let isAtomics = module == "Synchronization"
        let isFoundation = Self.roomsWithFoundation.contains(room) && module.hasPrefix("Foundation")
        #expect(
          allowed.contains(module) || isPlatform || isAtomics || isFoundation, "\(file) imports \(module)")
      }
    }
  }

  /// Programs apart, which load addresses.
  static let roomsWithFoundation: Set<String> = ["PerigeeFetch"]

  @Test func noOtherRoomImportsFoundation() throws {
    let files = try ProjectFiles.swiftFiles(under: "Sources").filter { file in
      !Self.roomsWithFoundation.contains { file.hasPrefix("Sources/\($0)/") }
    }
    for file in files {
      let modules = ImportTests.imports(in: try ProjectFiles.text(file))
      #expect(!modules.contains { $0.hasPrefix("Foundation") }, "\(file) imports Foundation")
    }
  }

  /// The modules that a Swift source imports.
  static func imports(in source: String) -> [String] {
    source.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let position = words.firstIndex(of: "import"), position <= 2,
        words[..<position].allSatisfy({ importModifiers.contains(String($0)) }), position + 1 < words.count,
        let path = words[(position + 1)...].first(where: { !declarationKinds.contains(String($0)) })
      else { return nil }
      return path.split(separator: ".").first.map(String.init)
    }
  }

  /// What may stand before the name of a single declaration that is imported.
  private static let declarationKinds: Set<String> = [
    "struct", "enum", "class", "protocol", "func", "let", "var",
  ]

  private static let importModifiers: Set<String> = [
    "public", "package", "internal", "private", "fileprivate", "@_exported", "@testable",
  ]
}
