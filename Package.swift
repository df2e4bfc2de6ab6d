// swift-tools-version: 6.2

import PackageDescription

// Rooms are listed from the ground up; a target may depend only on targets listed above it.
// `Tests/ArchitectureTests` holds every `import` against this file.

let features: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Lets a room give out spans of what it stores; who uses them needs no such setting.
let lifetimes: [SwiftSetting] = [.enableExperimentalFeature("Lifetimes")]

/// For what does most of the tests' work and is in no product: it is built for speed also where the rest is built for
/// debugging.
let speed: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The program edits lines with GNU readline, unless `PERIGEE_READLINE=no` leaves that out with its licence.
let hasReadline = Context.environment["PERIGEE_READLINE"] != "no"

/// `make release` tells where libraries stand that the linker does not find by itself, and whether there are archives of
/// all that the program uses; see Scripts/release-environment.sh.
let libraries =
  Context.environment["PERIGEE_LIBRARIES"].map { [LinkerSetting.unsafeFlags(["-L\($0)"])] } ?? []
let wholeProgram =
  Context.environment["PERIGEE_STATIC"] == nil
  ? []
  : [
    LinkerSetting.unsafeFlags(
      // The toolchain's own linker. Pages that lie alike in the file and in memory are mapped many at a time.
      ["-static-executable", "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "max-page-size=0x200000"]
        + (hasReadline ? ["-Xlinker", "-ltinfo"] : []))
  ]

func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  _ moreFeatures: [SwiftSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: exclude, swiftSettings: features + moreFeatures)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: features)
}

let package = Package(
  name: "perigee",
  platforms: [.macOS("26.0")],
  products: [
    .library(name: "Perigee", targets: ["Perigee"]),
    .library(name: "LaunchLibrary", targets: ["LaunchLibrary"]),
    .executable(name: "perigee", targets: ["PerigeeCommand"]),
    .executable(name: "perigee-fetch", targets: ["PerigeeFetch"]),
  ],
  dependencies: [
    // The command line: help, spelling hints and shell completions are not worth writing again.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // level 0
    .target(name: "CSystem"),
    // Loops over many bytes at once, with the instructions that the machine has.
    .target(name: "CKernels"),
    room("Values", ["CKernels", "CSystem"]),
    room("QueryDiagnostics"),
    // Reads the grammar's file, for its own tool and the tests; in no product.
    room("GrammarKit", [], speed),
    // Makes up spacecraft, for measurements and tests; in no product.
    room("DataGenerator"),
    .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"]), .brew(["readline"])]),
    // level 1
    room("QuerySyntax", ["Values", "QueryDiagnostics"]),
    room("Columnar", ["CKernels", "Values"], lifetimes),
    // level 2
    room("QueryPlan", ["Columnar", "Values"]),
    room("Snapshots", ["Columnar", "Values"], exclude: ["FORMAT.md"]),
    room("TableReading", ["CKernels", "Columnar", "Values", "QueryDiagnostics"]),
    room("ResultRendering", ["Columnar", "Values", "QueryDiagnostics"]),
    // level 3
    room("QueryBinder", ["QuerySyntax", "QueryPlan", "Columnar", "Values", "QueryDiagnostics"]),
    room("QueryExecution", ["QueryPlan", "Columnar", "Values"]),
    room("QueryOptimizer", ["QueryPlan", "QueryExecution", "Columnar", "Values"]),
    // level 4
    room(
      "Perigee",
      [
        "Values", "QueryDiagnostics", "Columnar", "QuerySyntax", "QueryPlan", "QueryBinder",
        "QueryExecution", "QueryOptimizer", "TableReading", "Snapshots", "ResultRendering",
      ]),
    room("QueryCompletion", ["QuerySyntax", "QueryBinder", "Columnar", "Values"]),
    // level 5
    room(
      "LaunchLibrary",
      [
        "Perigee", "TableReading", "ResultRendering", "QuerySyntax", "Columnar", "Values", "QueryDiagnostics",
      ],
      exclude: ["Data"]),
    // level 6
    room(
      "Shell",
      [
        "LaunchLibrary", "Perigee", "QueryCompletion", "ResultRendering", "QuerySyntax", "QueryDiagnostics",
      ]),
    room("FetchedData", ["LaunchLibrary", "Perigee"]),
    room(
      "CommandLines",
      ["Perigee", "ResultRendering", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    // level 7
    .executableTarget(
      name: "PerigeeCommand",
      dependencies: [
        "Shell", "CommandLines", "FetchedData", "LaunchLibrary", "Perigee", "ResultRendering",
        "QueryDiagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ] + (hasReadline ? ["CReadline"] : []),
      exclude: [hasReadline ? "WithoutReadline" : "Readline"],
      swiftSettings: features, linkerSettings: libraries + wholeProgram),

    // A program of its own, so that no other has to start with what loads addresses.
    .executableTarget(
      name: "PerigeeFetch",
      dependencies: [
        "CommandLines", "FetchedData", "LaunchLibrary", "Perigee", "ResultRendering",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: features, linkerSettings: libraries),

    // For those who change the language; in no product.
    .executableTarget(
      name: "grammar-tool", dependencies: ["GrammarKit", "Values"], path: "Sources/GrammarTool",
      swiftSettings: features),
    // Writes data of any size; in no product.
    .executableTarget(
      name: "generate-data", dependencies: ["DataGenerator", "Values"], path: "Sources/GenerateData",
      swiftSettings: features),

    // Tests, a target for each room, in the same order.
    .target(name: "CTerminal", path: "Tests/CTerminal"),
    .target(
      name: "TestSupport", dependencies: ["CTerminal", "Values", "QueryDiagnostics"],
      path: "Tests/TestSupport",
      swiftSettings: features),
    tests("ValuesTests", ["Values", "TestSupport"], exclude: ["Data"]),
    tests(
      "GrammarTests", ["GrammarKit", "QuerySyntax", "QueryDiagnostics", "Values", "TestSupport"],
      exclude: ["README.md"]),
    tests("QuerySyntaxTests", ["QuerySyntax", "QueryDiagnostics", "Values", "TestSupport"]),
    tests("ColumnarTests", ["Columnar", "Values", "TestSupport"]),
    tests(
      "SnapshotsTests",
      [
        "Snapshots", "LaunchLibrary", "Perigee", "ResultRendering", "TableReading", "Columnar",
        "QueryDiagnostics",
        "Values", "TestSupport",
      ]),
    tests("TableReadingTests", ["TableReading", "Columnar", "Values", "QueryDiagnostics", "TestSupport"]),
    tests(
      "ResultRenderingTests", ["ResultRendering", "Columnar", "Values", "QueryDiagnostics", "TestSupport"]),
    tests(
      "QueryBinderTests",
      ["QueryBinder", "QuerySyntax", "QueryPlan", "Columnar", "Values", "QueryDiagnostics", "TestSupport"]),
    tests(
      "QueryOptimizerTests",
      [
        "QueryOptimizer", "QueryExecution", "QueryBinder", "QueryPlan", "QuerySyntax", "Columnar", "Values",
        "QueryDiagnostics", "TestSupport",
      ]),
    tests(
      "QueryExecutionTests",
      ["QueryOptimizer", "QueryExecution", "QueryPlan", "Columnar", "Values", "TestSupport"]),
    tests(
      "OracleTests",
      [
        "QueryOptimizer", "QueryExecution", "QueryBinder", "QueryPlan", "QuerySyntax", "Columnar", "Values",
        "QueryDiagnostics", "TestSupport",
      ]),
    tests(
      "QueryCompletionTests",
      [
        "QueryCompletion", "LaunchLibrary", "Perigee", "QuerySyntax", "QueryDiagnostics", "Columnar",
        "Values",
        "TestSupport",
      ]),
    tests(
      "PerigeeTests",
      [
        "Perigee", "LaunchLibrary", "ResultRendering", "QueryBinder", "QueryPlan", "Columnar",
        "QueryDiagnostics", "Values", "TestSupport",
      ]),
    tests(
      "LaunchLibraryTests",
      [
        "LaunchLibrary", "Perigee", "ResultRendering", "TableReading", "QueryDiagnostics", "Values",
        "TestSupport",
      ],
      exclude: ["Data"]),
    tests(
      "DataGeneratorTests",
      ["generate-data", "DataGenerator", "LaunchLibrary", "Perigee", "Values", "TestSupport"]),
    tests(
      "ShellTests",
      [
        "Shell", "LaunchLibrary", "Perigee", "ResultRendering", "QuerySyntax", "QueryDiagnostics",
        "TestSupport",
      ]),
    tests("CommandTests", ["PerigeeCommand", "TestSupport"]),
    tests(
      "FetchTests",
      ["PerigeeCommand", "PerigeeFetch", "FetchedData", "LaunchLibrary", "Perigee", "TestSupport"]),
    tests("ArchitectureTests", ["TestSupport"], exclude: ["Data"]),
  ],
  swiftLanguageModes: [.v6]
)

// These need the rooms themselves: the stopping of queries and of the writing of answers, completion, and kernels. Built
// by `make bench` and its parts alone.
if Context.environment["PERIGEE_BENCHMARKS"] != nil {
  package.targets.append(
    .executableTarget(
      name: "CancellationBenchmark",
      dependencies: [
        "Columnar", "QueryExecution", "QueryOptimizer", "QueryPlan", "ResultRendering", "Values",
      ],
      path: "Benchmarks/Sources/CancellationBenchmark", swiftSettings: features))
  package.targets.append(
    .executableTarget(
      name: "CompletionBenchmark", dependencies: ["QueryCompletion", "Columnar", "Values"],
      path: "Benchmarks/Sources/CompletionBenchmark", swiftSettings: features))
  package.targets.append(
    .executableTarget(
      name: "KernelBenchmark", dependencies: ["Columnar", "Values"],
      path: "Benchmarks/Sources/KernelBenchmark", swiftSettings: features))
}
