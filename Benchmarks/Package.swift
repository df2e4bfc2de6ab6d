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
    // What Perigee does in the comparison of loading; the other programs' workers are in Loading/.
    .executableTarget(
      name: "LoadWorker",
      dependencies: [
        "CMemory", .product(name: "Perigee", package: "perigee"),
        .product(name: "LaunchLibrary", package: "perigee"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
