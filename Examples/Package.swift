// swift-tools-version: 6.2

import PackageDescription

func program(_ name: String) -> Target {
  .executableTarget(
    name: name,
    dependencies: [
      .product(name: "Perigee", package: "perigee"),
      .product(name: "LaunchLibrary", package: "perigee"),
    ],
    swiftSettings: [.enableUpcomingFeature("MemberImportVisibility")])
}

// A package of its own, as a user's would be: it knows Perigee only through its products.
let package = Package(
  name: "perigee-examples",
  platforms: [.macOS("26.0")],
  dependencies: [.package(name: "perigee", path: "..")],
  targets: [
    program("FirstQuestion"),
    program("OwnData"),
    program("SearchBox"),
    program("Embedding"),
    program("Requests"),
    program("EveryType"),
  ],
  swiftLanguageModes: [.v6]
)
