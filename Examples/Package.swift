// swift-tools-version: 6.2

import PackageDescription

// A package of its own, as a user's would be: it knows Perigee only through its products.
let package = Package(
  name: "perigee-examples",
  platforms: [.macOS("26.0")],
  dependencies: [.package(name: "perigee", path: "..")],
  targets: [
    .executableTarget(
      name: "FirstQuestion",
      dependencies: [
        .product(name: "Perigee", package: "perigee"),
        .product(name: "LaunchLibrary", package: "perigee"),
      ],
      swiftSettings: [.enableUpcomingFeature("MemberImportVisibility")])
  ],
  swiftLanguageModes: [.v6]
)
