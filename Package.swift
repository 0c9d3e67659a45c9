// swift-tools-version: 6.2
import PackageDescription

// The floors of the house, from the ground up; a target may depend on any lower floor, never on its own.
// `Sources/README.md` says what each one is for.

// A warning is an error where the code is checked before it is merged (.ci/run), and not where it is only used: a newer library
// or compiler may warn of what this code does.
let strictness: [SwiftSetting] = Context.environment["OUTLETS_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

let settings: [SwiftSetting] =
  strictness + [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
  ]
let kitSettings = settings + [.strictMemorySafety()]

/// libgdal is opened by hand when a file needs it, so it is compiled against and never linked to.
let gdal: [CSetting] = [.define("OUTLETS_GDAL", .when(traits: ["GDAL"]))]

/// The ground floor, which every other module may import: the nouns, the threads and the arithmetic.
let floor0 = ["SurveyModel", "Workers", "SurveyMath"]

func module(_ name: String, needing modules: [String], settings: [SwiftSetting] = settings) -> Target {
  .target(name: name, dependencies: modules.map { .init(stringLiteral: $0) }, swiftSettings: settings)
}

/// A thin wrapper of one C library (floor 1).
func kit(_ name: String, over clibrary: [String]) -> Target {
  module(name, needing: floor0 + clibrary + ["CLoader"], settings: kitSettings)
}

/// What several stages need (floor 1): an engine may use kits.
func engine(_ name: String, with kits: [String] = []) -> Target { module(name, needing: floor0 + kits) }

/// A stage of the pipeline (floor 2): the nouns, and the engines and kits that it needs.
func stage(_ name: String, with lower: [String] = []) -> Target { module(name, needing: floor0 + lower) }

func tests(of name: String, with more: [String] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: Set([name, "TestSupport"] + floor0 + more).sorted().map { .init(stringLiteral: $0) },
    exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "OutletSurvey",
  products: [
    .library(name: "OutletSurvey", targets: ["OutletSurvey"]),
    .executable(name: "outlets", targets: ["outlets"]),
  ],
  traits: [
    .trait(name: "GDAL", description: "Read GeoPackage, Shapefile, PostGIS and other formats with GDAL."),
    .default(enabledTraits: ["GDAL"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // Ground: C libraries as the system installs them. CLoader opens them when the program starts, so none is linked with them
    // but that of zlib, which every Debian has.
    .systemLibrary(name: "CGEOS", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLinux"),
    .target(name: "COGR", cSettings: gdal),
    .target(name: "CSimdjson"),
    .target(name: "CLoader"),

    // Floor 0: the nouns, the threads, the arithmetic.
    module("SurveyModel", needing: []),
    module("Workers", needing: []),
    module("SurveyMath", needing: ["SurveyModel"]),

    // Floor 1: one wrapper for each C library.
    kit("FileKit", over: ["CZlib", "CCrypto", "CLinux"]),
    kit("GEOSKit", over: ["CGEOS"]),
    kit("PROJKit", over: ["CPROJ"]),
    kit("JSONKit", over: ["CSimdjson"]),
    kit("XMLKit", over: ["CExpat"]),
    kit("OGRKit", over: ["COGR"]),
    kit("ZipKit", over: ["CZlib"]),

    // Floor 1: the engines that several stages need.
    engine("Reprojection", with: ["PROJKit"]),
    engine("RiverIndex", with: ["PROJKit"]),
    engine("TextKit", with: ["FileKit"]),
    engine("OutputSchema", with: ["FileKit"]),

    // Floor 2: the stages; none imports another.
    stage("Ingest", with: ["FileKit", "JSONKit", "XMLKit", "OGRKit", "ZipKit"]),
    stage("MarkPlacing", with: ["PROJKit", "TextKit"]),
    stage("CoordinateDoctor", with: ["PROJKit", "Reprojection", "RiverIndex"]),
    stage("RiverNetworks", with: ["PROJKit"]),
    stage("RiverSnapping", with: ["GEOSKit", "PROJKit", "RiverIndex"]),
    stage("OutletMerging", with: ["PROJKit"]),
    stage("Summaries", with: ["GEOSKit"]),
    stage("LayerOutput", with: ["FileKit", "TextKit", "OutputSchema"]),
    stage("ResultArchive", with: ["FileKit", "JSONKit", "OutputSchema"]),
    stage("Evaluation", with: ["JSONKit", "PROJKit"]),
    stage("Differences", with: ["PROJKit"]),
    stage("Review"),

    // Floor 3: the only module that knows the order of the stages, and the maker of campaigns with known truth.
    module(
      "SurveyPipeline",
      needing: floor0 + [
        "FileKit", "GEOSKit", "PROJKit", "Reprojection", "RiverIndex", "TextKit", "Ingest", "MarkPlacing",
        "CoordinateDoctor", "RiverNetworks", "RiverSnapping", "OutletMerging", "Summaries", "Review", "LayerOutput",
        "ResultArchive", "Evaluation", "Differences", "OutputSchema",
      ]),
    module(
      "Simulation", needing: floor0 + ["FileKit", "PROJKit", "Reprojection", "RiverIndex", "LayerOutput", "TextKit"]),

    // The face of the library.
    module("OutletSurvey", needing: ["SurveyModel", "SurveyPipeline", "OutputSchema", "Workers"]),

    // Floor 4: the command.
    .executableTarget(
      name: "outlets",
      dependencies: [
        "SurveyModel", "SurveyMath", "Workers", "SurveyPipeline", "Simulation", "FileKit", "Reprojection", "CoordinateDoctor",
        "TextKit", "JSONKit", "GEOSKit", "PROJKit", "OGRKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ], swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["SurveyModel", "SurveyMath", "Workers"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests(of: "SurveyModel"),
    tests(of: "Workers"),
    tests(of: "SurveyMath", with: ["PROJKit"]),
    tests(of: "FileKit"),
    tests(of: "GEOSKit"),
    tests(of: "PROJKit"),
    tests(of: "JSONKit"),
    tests(of: "XMLKit"),
    tests(of: "OGRKit"),
    tests(of: "ZipKit"),
    tests(of: "Ingest", with: ["FileKit", "OGRKit", "ZipKit"]),
    tests(of: "Reprojection", with: ["PROJKit"]),
    tests(of: "RiverIndex", with: ["GEOSKit", "PROJKit"]),
    tests(of: "RiverNetworks"),
    tests(of: "RiverSnapping", with: ["GEOSKit", "PROJKit", "RiverIndex", "RiverNetworks"]),
    tests(of: "OutletMerging"),
    tests(of: "Summaries"),
    tests(of: "Evaluation"),
    tests(of: "Differences"),
    tests(of: "Review"),
    tests(of: "TextKit"),
    tests(of: "OutputSchema"),
    tests(of: "ResultArchive", with: ["FileKit", "OutputSchema"]),
    tests(of: "LayerOutput", with: ["FileKit", "TextKit", "OutputSchema"], exclude: ["Golden"]),
    tests(of: "CoordinateDoctor", with: ["Reprojection", "RiverNetworks"]),
    tests(of: "SurveyPipeline", with: ["FileKit", "TextKit"]),
    tests(of: "Simulation"),
    .testTarget(
      name: "CommandTests",
      dependencies: ["TestSupport", "outlets", "OutletSurvey", "SurveyModel", "Workers", "FileKit", "SurveyPipeline"],
      swiftSettings: settings),
  ],
  cxxLanguageStandard: .cxx17
)
