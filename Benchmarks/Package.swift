// swift-tools-version: 6.2

import PackageDescription

// Measurements against peers, outside the product: `make bench`.
let package = Package(
  name: "perigee-benchmarks",
  platforms: [.macOS("26.0")],
  dependencies: [.package(name: "perigee", path: "..")],
  targets: [
    .target(name: "CReference"),
    .executableTarget(
      name: "ScanBenchmark",
      dependencies: ["CReference", .product(name: "Perigee", package: "perigee")]),
    .executableTarget(name: "StartBenchmark"),
    .target(name: "CMemory"),
    .target(name: "WorkerSupport", dependencies: ["CMemory"]),
    // What Perigee does in the comparison of loading; the other programs' workers are in Loading/.
    .executableTarget(
      name: "LoadWorker",
      dependencies: [
        "WorkerSupport", .product(name: "Perigee", package: "perigee"),
        .product(name: "LaunchLibrary", package: "perigee"),
      ]),
    // What Perigee and SQLite do in the comparison of queries; the other programs' workers are in Queries/.
    .executableTarget(
      name: "QueryWorker",
      dependencies: [
        "WorkerSupport", .product(name: "Perigee", package: "perigee"),
        .product(name: "LaunchLibrary", package: "perigee"),
      ]),
    .executableTarget(name: "SQLiteWorker", linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(name: "ReadBandwidth", linkerSettings: [.linkedLibrary("pthread")]),
  ],
  swiftLanguageModes: [.v6]
)
