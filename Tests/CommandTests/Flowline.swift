import Foundation
import TestSupport
import Testing

/// A flowline of NHDPlus as its table has it, read by GDAL's own tool, so that nothing of it was read by what is tested.
struct Flowline {
  var comid: String
  var hydroseq: Int
  var dnhydroseq: Int
  var streamOrder: Int
  /// Square kilometres drained.
  var drained: Double
  var vertices: [[Double]]

  static let layers = [
    ("sample_natseamless.gpkg", "NHDFlowline_Network"), ("new_hope.gpkg", "NHDFlowline_Network"),
    ("petapsco_flowlines.gpkg", "petapsco_flowlines"),
  ]

  static func all(of path: String, _ layer: String) throws -> [Flowline] {
    let text = try run("/usr/bin/ogr2ogr", ["-f", "GeoJSONSeq", "/vsistdout/", path, layer])
    return try text.split(separator: 0x0A).map { try Flowline(OrderedJSON(Array($0))) }
  }

  /// 400 places on reaches drawn by seed, each in the middle of a straight piece.
  static func survey(of lines: [Flowline], seed: UInt64) -> String {
    var random = SeededRandom(seed)
    var table = "id,longitude,latitude,accuracy_m\n"
    for number in 0..<400 {
      let line = lines[Int(random.next() % UInt64(lines.count))].vertices
      let (a, b) = (line[(line.count - 1) / 2], line[(line.count - 1) / 2 + 1])
      table += "P\(number),\((a[0] + b[0]) / 2),\((a[1] + b[1]) / 2),1\n"
    }
    return table
  }

  private init(_ feature: OrderedJSON) throws {
    func value(_ name: String) -> Double? {
      feature["properties"]?.names.first { $0.lowercased() == name }.flatMap { feature["properties"]?[$0]?.number }
    }
    comid = String(try #require(value("comid").map { Int($0) }))
    hydroseq = try #require(value("hydroseq").map { Int($0) })
    dnhydroseq = try #require(value("dnhydroseq").map { Int($0) })
    streamOrder = try #require(value("streamorde").map { Int($0) })
    drained = try #require(value("totdasqkm"))
    let coordinates = try #require(feature["geometry"]?["coordinates"]).list
    let line = feature["geometry"]?["type"]?.string == "MultiLineString" ? coordinates.flatMap(\.list) : coordinates
    vertices = line.map { $0.list.compactMap(\.number) }
  }

  /// Kilometres.
  var length: Double { zip(vertices, vertices.dropFirst()).reduce(0) { $0 + metres($1.0, $1.1) } / 1000 }
}
