import TestSupport
import Testing

/// The output folder of a run, read back.
struct OutputFiles {
  let folder: String
  /// How the run ended.
  let end: ProgramEnd
  /// Every file by its name in the folder.
  let files: [String: [UInt8]]

  /// Runs `process` with these arguments into a new folder, and expects it to end so.
  init(processing arguments: [String], code: Int32 = 0) throws {
    let folder = try TemporaryFolder()("result")
    let end = try BuiltProgram(["process"] + arguments + ["--out", folder]).run()
    try #require(end.code == code, "\(end.messages)")
    try self.init(folder, end)
  }

  init(_ folder: String, _ end: ProgramEnd) throws {
    self.folder = folder
    self.end = end
    files = try tree(folder)
  }

  func layer(_ name: String) throws -> Layer {
    try Layer(try #require(files["\(name).geojson"], "\(name).geojson is missing"))
  }

  func table(_ name: String) throws -> TableText {
    TableText(try #require(files[name], "\(name) is missing"))
  }

  func manifest() throws -> OrderedJSON {
    try OrderedJSON(try #require(files["manifest.json"]))
  }

  /// The rules of `rejected.csv`, in its order.
  func rejectedRules() throws -> [String] { try table("rejected.csv").column("rule") }

  /// The rules of `review.geojson`, sorted.
  func findingRules() throws -> [String] {
    try layer("review").features.compactMap { $0.properties["rule"]?.string }.sorted()
  }
}

/// A GeoJSON layer as it is written.
struct Layer {
  struct Feature {
    var geometry: OrderedJSON
    var properties: OrderedJSON

    func text(_ name: String) -> String? { properties[name]?.string }
    func number(_ name: String) -> Double? { properties[name]?.number }
    func texts(_ name: String) -> [String] { properties[name]?.list.compactMap(\.string) ?? [] }

    var type: String? { geometry["type"]?.string }

    /// Longitude and latitude of a point.
    var position: [Double] { geometry["coordinates"]?.list.compactMap(\.number) ?? [] }

    /// The vertices of a line.
    var vertices: [[Double]] { geometry["coordinates"]?.list.map { $0.list.compactMap(\.number) } ?? [] }
  }

  var root: OrderedJSON
  var features: [Feature]

  init(_ bytes: [UInt8]) throws {
    root = try OrderedJSON(bytes)
    features = try (try #require(root["features"])).list.map { feature in
      Feature(geometry: try #require(feature["geometry"]), properties: try #require(feature["properties"]))
    }
  }

  /// All positions of all geometries, as they are written.
  var positions: [[OrderedJSON]] { features.flatMap { Self.positions(in: $0.geometry["coordinates"] ?? .null) } }

  private static func positions(in coordinates: OrderedJSON) -> [[OrderedJSON]] {
    let items = coordinates.list
    if items.first?.number != nil { return [items] }
    return items.flatMap { positions(in: $0) }
  }
}
