import TestSupport
import Testing

/// River layers as they are found in the field. The right values are those of the `WANT.md` beside each input.
@Suite("River layers from the wild", .enabled(if: SharedData.isPresent, "../shared/data is absent"))
struct WildRiverTests {
  /// What became of a case.
  private struct Outcome {
    var output: OutputFiles
    /// Observations by what the crew called them.
    var placed: [String: Layer.Feature] = [:]
    var rivers: TableText

    init(_ name: String, layer: String = "rivers.geojson", _ options: [String] = []) throws {
      let folder = "wild/rivers/\(name)"
      output = try OutputFiles(
        processing: [try SharedData.path("\(folder)/survey.csv"), "--rivers", try SharedData.path("\(folder)/\(layer)")] + options
      )
      for feature in try output.layer("observations").features { placed[feature.text("recorded_id") ?? ""] = feature }
      rivers = try output.table("summary/rivers.csv")
    }

    func text(_ id: String, _ property: String) -> String? { placed[id]?.text(property) }
    func number(_ id: String, _ property: String) -> Double { placed[id]?.number(property) ?? .nan }

    /// A cell of the row of a river, by its id.
    func river(_ id: String, _ column: String) -> String? {
      rivers.rows.first { $0[0] == id }.flatMap { rivers.cell(column, of: $0) }
    }

    /// Rivers without the total.
    var riverCount: Int { rivers.rows.count - 1 }
  }

  private func isNear(_ value: Double, _ expected: Double, _ tolerance: Double = 0.002) -> Bool {
    abs(value - expected) <= tolerance
  }

  @Test("antimeridian-cut-line: lines that are cut at 180° go on on the other side")
  func antimeridian() throws {
    let outcome = try Outcome("antimeridian-cut-line")
    #expect(isNear(outcome.number("w", "river_km"), 2.043) && outcome.river("Amguema", "outlets_with_tributaries") == "4")
    let reaches = try outcome.output.table("summary/reaches.csv")
    #expect(reaches.rows.first { $0[0] == "Amguema/1" }.flatMap { reaches.cell("downstream_reach_id", of: $0) } == "Amguema/2")
    // RFC 7946, 5.2: the box of what lies on both sides of 180° has its west east of its east.
    for name in ["rivers", "observations"] {
      let box = try #require(try outcome.output.layer(name).root["bbox"]).list.compactMap(\.number)
      #expect(box[0] > 179.9 && box[2] < -179.9, "\(name): \(box)")
    }
  }

  @Test("reach-boundary-double-count: two visits on both sides of the end of a way are one outlet")
  func reachBoundary() throws {
    let outcome = try Outcome("reach-boundary-double-count")
    #expect(outcome.text("visit1", "outlet_id") == outcome.text("visit2", "outlet_id"))
    #expect(outcome.text("visit3", "outlet_id") != outcome.text("visit2", "outlet_id"))
    #expect(try outcome.output.layer("outlets").features.count == 2)
  }

  @Test("clipped-layer-river-km: kilometres of a clipped layer count by its own distances")
  func clipped() throws {
    #expect(isNear(try Outcome("clipped-layer-river-km").number("a", "river_km"), 312.717))
  }

  @Test(
    "cn-shapefile-cut-headers, cn-water-standard-columns: names of columns that are cut, and abbreviated",
    arguments: [("cn-shapefile-cut-headers", "rivers.shp"), ("cn-water-standard-columns", "rivers.geojson")])
  func chinese(_ name: String, _ layer: String) throws {
    if layer.hasSuffix("shp"), !Tools.haveGDAL { return }
    let outcome = try Outcome(name, layer: layer)
    #expect(outcome.output.end.messages.contains("is Chinese river layer: 3 reaches, 2 rivers"))
    #expect(outcome.text("a", "river_name") == "清水河" && outcome.text("c", "river_id") == "FD1002")
    #expect(outcome.river("FD1001", "outlets") == "2" && outcome.river("FD1001", "outlets_with_tributaries") == "3")
    #expect(outcome.river("FD1002", "outlets") == "1" && outcome.river("FD1002", "river_name") == "沙沟")
  }

  @Test("culvert-gap-same-river: a river goes on behind a culvert, and the gap counts")
  func culvertGap() throws {
    let outcome = try Outcome("culvert-gap-same-river")
    #expect(isNear(outcome.number("up", "river_km"), 1.792) && isNear(outcome.number("dn", "river_km"), 0.717))
    #expect(try outcome.output.findingRules().contains("river_gap"))
  }

  @Test("fwa-drawn-upstream: all banks and kilometres of a layer that is drawn upstream")
  func upstream() throws {
    let outcome = try Outcome("fwa-drawn-upstream")
    #expect(outcome.riverCount == 17 && outcome.placed.count == 32)
    let lines = try Layer(SharedData.bytes("wild/rivers/fwa-drawn-upstream/rivers.geojson"))
    for line in lines.features {
      let id = String(Int(line.number("LINEAR_FEATURE_ID") ?? 0))
      let metres = (line.number("DOWNSTREAM_ROUTE_MEASURE") ?? .nan) + 0.75 * (line.number("LENGTH_METRE") ?? .nan)
      #expect(outcome.text(id, "bank") == "right" && isNear(outcome.number(id, "river_km"), metres / 1000, 0.02), "\(id)")
    }
  }

  @Test("geofabrik-fclass: the waterways of OpenStreetMap as Geofabrik has them", .enabled(if: Tools.haveGDAL))
  func geofabrik() throws {
    let outcome = try Outcome("geofabrik-fclass", layer: "gis_osm_waterways_free_1.shp")
    #expect(outcome.text("besidedrain", "river_name") == "Elbe" && isNear(outcome.number("besidedrain", "distance_m"), 53.7, 0.1))
    #expect(outcome.text("stream", "river_id") == "1002" && outcome.riverCount == 3)
    let all = try Outcome("geofabrik-fclass", layer: "gis_osm_waterways_free_1.shp", ["--waterways", "all"])
    #expect(all.text("besidedrain", "river_id") == "1004")
  }

  @Test("headwaters-drawn-upstream: no bank is wrong, and all that are drawn downstream keep theirs")
  func headwaters() throws {
    let outcome = try Outcome("headwaters-drawn-upstream")
    let lines = try Layer(SharedData.bytes("wild/rivers/headwaters-drawn-upstream/rivers.geojson"))
    for line in lines.features {
      let id = try #require(line.text("reach_id"))
      let isReversed = line.properties["was_reversed"] == .flag(true)
      #expect(outcome.text(id, "bank") == (isReversed ? nil : "right"), "\(id)")
      #expect(outcome.number(id, "river_km").isNaN == isReversed)
    }
    let findings = try outcome.output.layer("review").features.filter { $0.text("rule") == "flow_unknown" }
    #expect(findings.count == 2 && findings.allSatisfy { $0.text("severity") == "warning" })
  }

  @Test("main-stem-name: an outlet has the name of its piece, a river that at its mouth")
  func names() throws {
    let outcome = try Outcome("main-stem-name")
    let lines = try Layer(SharedData.bytes("wild/rivers/main-stem-name/rivers.geojson"))
    for line in lines.features {
      let id = String(Int(line.number("COMID") ?? 0))
      #expect(outcome.text(id, "river_name") == line.text("GNIS_NAME"), "\(id)")
    }
    #expect(outcome.river("10022949", "river_name") == "Walker Creek")
  }

  @Test("mouth-reach-not-turned: the reach at the mouth is turned with the others")
  func mouthReach() throws {
    let outcome = try Outcome("mouth-reach-not-turned")
    #expect(outcome.text("mouth", "bank") == "left" && isNear(outcome.number("mouth", "measure_m"), 1433.9, 0.1))
    #expect(isNear(outcome.number("mouth", "river_km"), 0.717))
  }

  @Test("nhd-m-values: the measure of the reach code stands in the vertices", .enabled(if: Tools.haveGDAL))
  func vertexMeasures() throws {
    let outcome = try Outcome("nhd-m-values", layer: "NHDFlowline.shp")
    let survey = TableText(try SharedData.bytes("wild/rivers/nhd-m-values/survey.csv"))
    // The last cell of a row has the carriage return.
    for row in survey.rows {
      let expected = Double((row.last ?? "").filter { $0 != "\r" }) ?? .nan
      #expect(isNear(outcome.number(row[0], "reach_measure"), expected))
    }
  }

  @Test("os-open-rivers: names, and the words for the direction")
  func openRivers() throws {
    let outcome = try Outcome("os-open-rivers", layer: "oprvrs_gb_cut.geojson", ["--crs", "EPSG:27700"])
    #expect(outcome.riverCount == 3)
    #expect(outcome.river("River Thame", "length_km") == "3.031" && outcome.river("River Thame", "outlets") == "2")
    #expect(outcome.river("Cuttle Brook", "length_km") == "1.812" && outcome.river("Cuttle Brook", "outlets") == "2")
    #expect(outcome.text("b2", "bank") == "right" && isNear(outcome.number("b2", "river_km"), 0.404))
    #expect(isNear(outcome.number("b1", "river_km"), 1.310))
  }

  @Test("placeholder-names: a word for \"none\" is no name")
  func placeholders() throws {
    let outcome = try Outcome("placeholder-names")
    #expect(outcome.riverCount == 3 && outcome.placed["a"]?.properties["river_name"] == .null)
    #expect(outcome.text("a", "river_id") != outcome.text("b", "river_id") && outcome.text("c", "river_name") == "River X")
  }

  @Test("reach-id-columns: the ids of MERIT-Basins make main stems")
  func reachIDs() throws {
    let outcome = try Outcome("reach-id-columns", layer: "merit_basins.geojson")
    #expect(outcome.riverCount == 17 && outcome.placed.allSatisfy { $0.key == $0.value.text("reach_id") })
    let byHand = try Outcome(
      "reach-id-columns", layer: "merit_basins.geojson", ["--reach-id", "COMID", "--downstream-id", "NextDownID"])
    #expect(byHand.riverCount == 17)
  }

  @Test("same-name-two-rivers: rivers of one name that do not hang together are two")
  func sameName() throws {
    let outcome = try Outcome("same-name-two-rivers", ["--basins", "network"])
    let molles = outcome.rivers.rows.filter { outcome.rivers.cell("river_name", of: $0) == "Arroyo Molles" }
    #expect(molles.map { outcome.rivers.cell("length_km", of: $0) } == ["2.218", "3.328"])
    #expect(molles.map { outcome.rivers.cell("outlets", of: $0) } == ["2", "1"])
    #expect(outcome.text("a1", "river_id") == "Arroyo Molles (way/1)")
    let basins = try outcome.output.table("summary/basins.csv")
    let lengths = basins.column("length_km").compactMap(Double.init).sorted()
    #expect(zip(lengths, [11.454, 12.531, 23.985]).allSatisfy { isNear($0, $1) })
    #expect(try outcome.output.findingRules().contains("river_name_shared"))
  }

  @Test("sword-columns: several ids in one cell, lines drawn upstream, NODATA")
  func sword() throws {
    let outcome = try Outcome("sword-columns")
    #expect(["head", "main", "side", "mouth"].map { outcome.text($0, "bank") } == ["left", "left", "right", "left"])
    let kilometres = ["head", "main", "mouth"].map { outcome.number($0, "river_km") }
    #expect(kilometres == kilometres.sorted(by: >) && kilometres[2] > 0)
    #expect(!outcome.rivers.column("river_name").contains("NODATA"))
    let reaches = try outcome.output.table("summary/reaches.csv")
    let below = Dictionary(uniqueKeysWithValues: reaches.rows.map { ($0[0], reaches.cell("downstream_reach_id", of: $0)) })
    #expect(
      below == [
        "74223100011": "74223100021", "74223100021": "74223100041", "74223100031": "74223100041", "74223100041": "",
      ])
  }

  @Test("unnamed-culvert-piece: what lies between two pieces of a river is of that river")
  func unnamedPiece() throws {
    let outcome = try Outcome("unnamed-culvert-piece")
    #expect(outcome.riverCount == 2 && outcome.river("Mill Brook", "outlets") == "3")
    #expect(isNear(Double(outcome.river("Mill Brook", "length_km") ?? "") ?? 0, 1.368))
    #expect(outcome.text("incul", "river_name") == "Mill Brook" && isNear(outcome.number("incul", "river_km"), 0.615))
  }
}
