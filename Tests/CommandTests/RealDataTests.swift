import Foundation
import TestSupport
import Testing

/// Real rivers with known answers.
@Suite("Real data", .enabled(if: SharedData.isPresent, "../shared/data is absent"))
struct RealDataTests {
  @Test("30 of 30 gages on the Yahara's flowlines: line, distance and measure")
  func yahara() throws {
    let table = try SharedData.path("snapping/usgs_gages_yahara.csv")
    let output = try OutputFiles(processing: [
      table, "--rivers", try SharedData.path("rivers/nhdplus/yahara_flowlines.geojson"), "--crs", "EPSG:4269", "--columns",
      "id=site_no,longitude=lon_site,latitude=lat_site", "--river-id", "comid", "--max-distance", "500",
    ])
    let expected = TableText(try bytes(of: table))
    let observations = try output.layer("observations").features
    #expect(observations.count == 30 && expected.rows.count == 30)
    for (row, observation) in observations.enumerated() {
      #expect(observation.text("recorded_id") == expected.column("site_no")[row])
      #expect(observation.text("river_id") == expected.column("nearest_comid")[row])
      let distance = try #require(Double(expected.column("distance_m")[row]))
      #expect(abs(try #require(observation.number("distance_m")) - distance) <= 0.05)
      let percent = try #require(Double(expected.column("measure_percent")[row]))
      #expect(abs(try #require(observation.number("measure_percent")) - percent) <= 0.02)
    }
    let input = try #require(try output.manifest()["inputs"]?.list.first)
    #expect(input["crs"]?.string == "EPSG:4269")
  }

  @Test("7,352 outfalls of Northumbrian Water, all of them read")
  func northumbria() throws {
    let outfalls = try SharedData.path("outfalls/northumbrian_water.geojson")
    let folder = try TemporaryFolder()
    // A made-up river through Newcastle; what counts here is that nothing is lost on the way.
    let rivers = try folder.file("rivers.geojson", lines([("Tyne", [[-1.9, 54.97], [-1.6, 54.96], [-1.42, 55.01]])]))
    let output = try OutputFiles(processing: [outfalls, "--rivers", rivers, "--max-distance", "2000"])
    let totals = try #require(try output.manifest()["totals"])
    #expect(totals["records"]?.integer == 7352)
    #expect(totals["accepted"]?.integer == 7352)
    #expect((totals["matched"]?.integer ?? 0) + (totals["unmatched"]?.integer ?? 0) == 7352)
    #expect(totals["matched"]?.integer ?? 0 > 100)
    let features = try #require(try output.manifest()["outputs"]?.list.first { $0["name"]?.string == "observations.geojson" })
    #expect(features["features"]?.integer == 7352)
  }

  @Test("Dengzhou: a GB18030 form around the 19 ways; names, counts and reaches")
  func dengzhou() throws {
    let path = try SharedData.path("rivers/dengzhou/rivers.geojson")
    let ways = try Layer(try bytes(of: path)).features
    #expect(ways.count == 19)
    var table = "编号,排污口名称,经度,纬度,排查方式\n"
    var wayOf: [String: Int] = [:]
    for (number, way) in ways.enumerated() {
      for place in places(beside: way.vertices, metres: 15) {
        let nearest = ways.indices.min { distance(place, ways[$0].vertices) < distance(place, ways[$1].vertices) }
        guard nearest == number else { continue }
        let id = "排\(wayOf.count + 1)号"
        wayOf[id] = number
        table += "\(id),\(way.text("name_zh") ?? "")入河排污口,\(place[0]),\(place[1]),徒步\n"
      }
    }
    #expect(Set(wayOf.values).count == 19, "every way has a point of its own")
    let folder = try TemporaryFolder()
    let form = try folder.file("排查表.csv", try inGB18030(table))
    let output = try OutputFiles(processing: [form, "--rivers", path, "--river-id", "name_zh"])

    var counts: [String: Int] = [:]
    var reachOf: [Int: String] = [:]
    for observation in try output.layer("observations").features {
      let way = try #require(wayOf[observation.text("recorded_id") ?? ""])
      let name = try #require(ways[way].text("name_zh"))
      #expect(observation.text("river_id") == name)
      #expect(observation.properties["attributes"]?["排污口名称"]?.string == name + "入河排污口")
      #expect(abs(try #require(observation.number("distance_m")) - 15) < 0.1)
      counts[name, default: 0] += 1
      let reach = try #require(observation.text("reach_id"))
      #expect(reachOf.updateValue(reach, forKey: way).map { $0 == reach } ?? true, "a way is one reach")
    }
    #expect(counts.count == 6)
    for (name, count) in counts {
      let table = try output.table("summary/rivers.csv")
      let row = try #require(table.rows.first { $0[0] == name })
      #expect(table.cell("observations", of: row) == "\(count)")
      let own = ways.indices.filter { ways[$0].text("name_zh") == name }
      let expected = own.count == 1 ? [name] : (1...own.count).map { "\(name)/\($0)" }
      #expect(own.compactMap { reachOf[$0] }.sorted() == expected.sorted())
      // Where one way ends another begins: the numbers run downstream.
      for upper in own {
        for lower in own where upper != lower && ways[upper].vertices.last == ways[lower].vertices.first {
          #expect(try number(of: reachOf[upper]) < number(of: reachOf[lower]))
        }
      }
    }
    #expect(counts.keys.contains("湍河"))
    for name in ["outlets.geojson", "observations.geojson", "rivers.geojson", "summary/rivers.csv"] {
      let text = try #require(output.files[name].flatMap { String(validating: $0, as: UTF8.self) })
      for river in counts.keys { #expect(text.contains(river), "\(river) in \(name)") }
      #expect(!text.contains("\u{FFFD}"))
    }
    #expect(try output.manifest()["inputs"]?.list.first?["encoding"]?.string == "GB18030")
    #expect(try output.manifest()["inputs"]?.list.first?["name"]?.string == "排查表.csv")
  }

  private func number(of reach: String?) throws -> Int {
    try #require(Int(reach?.split(separator: "/").last ?? ""))
  }
}

@Suite("Confluence")
struct ConfluenceTests {
  @Test("the main stem at 8 m, not the tributary whose end is at 53 m")
  func demonstration() throws {
    // In metres: the main stem from (0, 0) to (800, 0), the tributary from (400, 200) to (400, 60), the outlet at (390, 8).
    func position(_ x: Double, _ y: Double) -> [Double] { [111 + x / 84_300, 41 + y / 111_050] }
    let folder = try TemporaryFolder()
    let rivers = try folder.file(
      "rivers.geojson",
      lines([("tributary", [position(400, 200), position(400, 60)]), ("main", [position(0, 0), position(800, 0)])]))
    let outlet = position(390, 8)
    let table = try folder.file("outlet.csv", "id,longitude,latitude,accuracy_m\n1,\(outlet[0]),\(outlet[1]),3\n")
    let output = try OutputFiles(processing: [table, "--rivers", rivers])
    let observation = try #require(try output.layer("observations").features.first)
    #expect(observation.text("river_id") == "main")
    #expect(abs(try #require(observation.number("distance_m")) - 8) < 0.05)
    #expect(abs(try #require(observation.number("measure_m")) - 390) < 1)
    #expect(observation.text("bank") == "left")
    #expect(observation.properties["runner_up_river_id"] == .null, "53 m is beyond 8 + 4 × 3")
  }
}

/// A FeatureCollection of rivers.
func lines(_ rivers: [(id: String, points: [[Double]])]) -> String {
  let features = rivers.map { river in
    "{\"type\":\"Feature\",\"properties\":{\"river_id\":\"\(river.id)\"},\"geometry\":{\"type\":\"LineString\","
      + "\"coordinates\":\(river.points)}}"
  }
  return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
}

/// By the system's own tool.
func inGB18030(_ text: String) throws -> [UInt8] {
  try run("/usr/bin/iconv", ["-f", "UTF-8", "-t", "GB18030"], input: Array(text.utf8))
}

/// Places so many metres left of the middles of the longest pieces of a line.
private func places(beside line: [[Double]], metres offset: Double) -> [[Double]] {
  zip(line, line.dropFirst()).sorted { metres($0.0, $0.1) > metres($1.0, $1.1) }.prefix(3).map { a, b in
    let scale = cos(a[1] * .pi / 180)
    let (east, north) = ((b[0] - a[0]) * scale, b[1] - a[1])
    let length = hypot(east, north)
    // Metres of a degree of latitude at 32.6°.
    let side = offset / 110_905
    return [(a[0] + b[0]) / 2 - north / length * side / scale, (a[1] + b[1]) / 2 + east / length * side]
  }
}

/// Degrees of latitude from a point to the nearest place of a line.
private func distance(_ point: [Double], _ line: [[Double]]) -> Double {
  let scale = cos(point[1] * .pi / 180)
  return zip(line, line.dropFirst()).reduce(.infinity) { best, piece in
    let (a, b) = piece
    let (x, y) = ((b[0] - a[0]) * scale, b[1] - a[1])
    let (px, py) = ((point[0] - a[0]) * scale, point[1] - a[1])
    let length = x * x + y * y
    let along = length > 0 ? max(0, min(1, (px * x + py * y) / length)) : 0
    return min(best, hypot(px - along * x, py - along * y))
  }
}
