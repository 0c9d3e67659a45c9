import Foundation
import TestSupport
import Testing

@Suite("Networks of real rivers", .enabled(if: SharedData.isPresent, "../shared/data is absent"))
struct NetworkTests {
  @Test("reach_measure is within 0.05 of the gages' table, and reachcode is theirs")
  func reachMeasure() throws {
    let table = try SharedData.path("snapping/usgs_gages_yahara.csv")
    let output = try OutputFiles(processing: [
      table, "--rivers", try SharedData.path("rivers/nhdplus/sample_natseamless.gpkg") + ":NHDFlowline_Network", "--crs",
      "EPSG:4269", "--columns", "id=site_no,longitude=lon_site,latitude=lat_site", "--max-distance", "500",
    ])
    let expected = TableText(try bytes(of: table).filter { $0 != 0x0D })
    let observations = try output.layer("observations").features
    #expect(observations.count == 30)
    for (row, observation) in observations.enumerated() {
      #expect(observation.text("reach_id") == expected.column("nearest_comid")[row])
      let measure = try #require(Double(expected.column("reach_measure")[row]))
      #expect(abs(try #require(observation.number("reach_measure")) - measure) <= 0.05)
      if expected.column("expected_comid")[row] == expected.column("nearest_comid")[row] {
        #expect(observation.text("reachcode") == expected.column("expected_reachcode")[row])
      }
      #expect(observation.number("river_km") != nil)
    }
    #expect(output.end.messages.contains("is NHDPlus: 267 reaches, 91 rivers"))
    let rivers = try #require(try output.manifest()["inputs"]?.list.first { $0["role"]?.string == "rivers" })
    #expect(rivers["profile"]?.string == "NHDPlus")
  }

  @Test(
    "outlets on reaches drawn by seed: with tributaries they are what hydroseq and dnhydroseq add up to, for every reach",
    arguments: Flowline.layers)
  func accumulation(_ file: String, _ layer: String) throws {
    let path = try SharedData.path("rivers/nhdplus/\(file)")
    let lines = try Flowline.all(of: path, layer)
    let folder = try TemporaryFolder()
    let survey = try folder.file("p.csv", Flowline.survey(of: lines, seed: 11))
    let output = try OutputFiles(processing: [survey, "--rivers", "\(path):\(layer)"])

    var own: [String: Int] = [:]
    for outlet in try output.layer("outlets").features { own[outlet.text("reach_id") ?? "", default: 0] += 1 }
    #expect(own.values.reduce(0, +) > 150)
    let below = Dictionary(uniqueKeysWithValues: lines.map { ($0.hydroseq, $0) })
    var expected: [String: Int] = [:]
    for line in lines {
      var next: Flowline? = line
      while let here = next {
        expected[here.comid, default: 0] += own[line.comid] ?? 0
        next = below[here.dnhydroseq]
      }
    }
    let reaches = try output.table("summary/reaches.csv")
    #expect(reaches.rows.count == lines.count)
    for row in reaches.rows {
      #expect(reaches.cell("outlets_with_tributaries", of: row) == "\(expected[row[0]] ?? -1)", "\(row[0])")
      #expect(reaches.cell("outlets", of: row) == "\(own[row[0]] ?? 0)")
    }
    // The river at the mouth has them all.
    let rivers = try output.table("summary/rivers.csv")
    let outlets = try output.layer("outlets").features.count
    #expect(rivers.rows.dropLast().contains { rivers.cell("outlets_with_tributaries", of: $0) == "\(outlets)" })
    #expect(rivers.cell("outlets_with_tributaries", of: try #require(rivers.rows.last)) == "\(outlets)")
  }

  @Test("a braided river: every link is read, nothing hangs, and no flow is claimed where the drawing claims none")
  func brahmaputra() throws {
    let folder = try TemporaryFolder()
    let marks = try folder.file("p.csv", "id,longitude,latitude\n1,89.6653,24.7142\n")
    let rivers = try SharedData.path("rivers/brahmaputra/Brahma_links.json")
    let output = try OutputFiles(processing: [marks, "--rivers", rivers, "--river-id", "id"])
    let input = try #require(try output.manifest()["inputs"]?.list.first { $0["role"]?.string == "rivers" })
    #expect(input["records"]?.integer == 2339 && input["accepted"]?.integer == 2339)
    #expect(try output.layer("rivers").features.count == 2339)
    let finding = try #require(try output.layer("review").features.first { $0.text("rule") == "flow_unknown" })
    #expect(finding.text("message")?.hasPrefix("2339 reaches that hang together are not drawn downstream") == true)
    let outlet = try #require(try output.layer("outlets").features.first)
    #expect(outlet.text("bank") == nil && outlet.number("river_km") == nil && outlet.number("measure_m") != nil)
    let table = try output.table("summary/rivers.csv")
    #expect(!table.column("outlets_with_tributaries").contains { !$0.isEmpty })
  }

  @Test("Dengzhou: ways linked by their ends and places; the one piece that is cut off is found")
  func dengzhou() throws {
    let folder = try TemporaryFolder()
    let marks = try folder.file("p.csv", "id,longitude,latitude\n1,112.3,32.6\n")
    let rivers = try SharedData.path("rivers/dengzhou/rivers.geojson")
    let output = try OutputFiles(processing: [marks, "--rivers", rivers, "--river-id", "name_zh"])
    let findings = try output.layer("review").features.filter { $0.text("rule")?.hasPrefix("network_") == true }
    #expect(findings.map { $0.text("rule") } == ["network_island"])
    #expect(findings.first?.text("river_id") == "刁河" && findings.first?.position.isEmpty == false)
    let reaches = try output.table("summary/reaches.csv")
    #expect(reaches.rows.count == 19)
    // 湍河 flows into 赵河, and that as 白河 into 唐白河.
    let ways = Set(reaches.rows.map { $0[1] + " → " + ($0[2].split(separator: "/").first ?? "") })
    #expect(ways.contains("白河 → 唐白河") && ways.contains("赵河 → 唐白河") && ways.contains("湍河 → 赵河"), "\(ways)")
  }

  @Test("Liechtenstein: rivers, streams and canals; drains on request")
  func liechtenstein() throws {
    let folder = try TemporaryFolder()
    let marks = try folder.file("p.csv", "id,longitude,latitude\n1,9.5304,47.2646\n")
    let rivers = try SharedData.path("rivers/osm/liechtenstein-2013-08-03_waterways.geojson")
    let output = try OutputFiles(processing: [marks, "--rivers", rivers])
    #expect(output.end.messages.contains("is OpenStreetMap: 53 reaches"))
    let left = try #require(try output.layer("review").features.first { $0.text("rule") == "waterway_left_out" })
    #expect(left.text("message")?.contains("18 drain, 2 ditch, 2 riverbank, 1 dam") == true)
    let gaps = try output.layer("review").features.filter { $0.text("rule") == "network_gap" }
    #expect(gaps.contains { $0.text("message")?.contains("Binnenkanal ends 10.4 m from Reach 3452 of Rhein") == true })
    let closed = try OutputFiles(processing: [marks, "--rivers", rivers, "--node-tolerance", "11"])
    #expect(try !closed.findingRules().contains("network_gap"))
    let all = try OutputFiles(processing: [marks, "--rivers", rivers, "--waterways", "river,stream,canal,drain,ditch"])
    #expect(all.end.messages.contains("is OpenStreetMap: 73 reaches"))
  }
}

@Suite("A province")
struct ProvinceCommandTests {
  @Test("read, linked and summed: every reach has what its ids add up to, every basin and county its own")
  func province() throws {
    let folder = try TemporaryFolder()
    let made = try BuiltProgram([
      "simulate", "--out", folder("p"), "--reaches", "3000", "--basins", "3", "--districts", "12", "--outlets", "2000",
    ]).run()
    #expect(made.code == 0 && made.messages.contains("3,000 reaches in 3 basins, 12 districts, 2,000 outlets"))
    let output = try OutputFiles(processing: [
      folder("p/surveys"), "--rivers", folder("p/rivers.geojson"), "--districts", folder("p/districts.geojson"), "--basins",
      "network",
    ])
    let truth = try Layer(bytes(of: folder("p/truth.geojson"))).features
    let observations = try output.layer("observations").features
    try #require(observations.count == 2000 && truth.count == 2000)
    for (observation, outlet) in zip(observations, truth) {
      #expect(observation.text("reach_id") == outlet.text("reach_id") && observation.text("bank") == outlet.text("bank"))
    }
    var own: [String: Int] = [:]
    for outlet in try output.layer("outlets").features { own[outlet.text("reach_id") ?? "", default: 0] += 1 }
    var below: [String: String] = [:]
    for river in try #require(OrderedJSON(bytes(of: folder("p/rivers.geojson")))["features"]).list {
      let (reach, next) = (river["properties"]?["reach_id"]?.integer, river["properties"]?["downstream_id"]?.integer)
      below["\(reach ?? 0)"] = "\(next ?? 0)"
    }
    var expected: [String: Int] = [:]
    for (start, count) in own {
      var reach: String? = start
      while let here = reach, here != "0" {
        expected[here, default: 0] += count
        reach = below[here]
      }
    }
    let reaches = try output.table("summary/reaches.csv")
    #expect(reaches.rows.count == 3000)
    for row in reaches.rows {
      #expect(row[2] == (below[row[0]] == "0" ? "" : below[row[0]]))
      #expect(reaches.cell("outlets_with_tributaries", of: row) == "\(expected[row[0]] ?? 0)")
    }
    let basins = try output.table("summary/basins.csv")
    #expect(basins.rows.count == 4 && basins.column("basin").dropLast().allSatisfy { $0.hasPrefix("P") })
    #expect(try output.table("summary/districts.csv").column("outlets").dropLast().allSatisfy { $0 != "0" })
    #expect(!output.end.messages.contains("warning"))
  }
}
