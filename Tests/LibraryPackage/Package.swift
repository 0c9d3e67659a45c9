// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Tour",
  dependencies: [.package(name: "OutletSurvey", path: "../..")],
  targets: [
    .executableTarget(name: "tour", dependencies: [.product(name: "OutletSurvey", package: "OutletSurvey")])
  ]
)
