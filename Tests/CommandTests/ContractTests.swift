import TestSupport
import Testing

/// The table of the contract: geometry types and properties of every layer.
private let contractLayers: [(name: String, geometries: Set<String>, properties: String)] = [
  (
    "outlets", ["Point"],
    "outlet_id, name, code, river_id, river_name, reach_id, reachcode, reach_measure, basin, district, measure_m, "
      + "measure_percent, river_km, bank, distance_m, "
      + "type, status, methods, observations, first_seen, last_seen, accuracy_m, confidence, flags, observed, one_outlet"
  ),
  (
    "observations", ["Point"],
    "id, recorded_id, source, record, method, time, accuracy_m, accuracy_source, type, river_id, river_name, reach_id, "
      + "reachcode, reach_measure, measure_m, measure_percent, river_km, bank, distance_m, runner_up_river_id, runner_up_distance_m, confidence, outlet_id, "
      + "flags, attributes"
  ),
  ("ties", ["LineString"], "id, outlet_id, distance_m"),
  ("tracks", ["LineString", "MultiLineString"], "source, method, started, ended, fixes, length_km"),
  (
    "rivers", ["LineString", "MultiLineString"],
    "river_id, river_name, basin, length_km, outlets, outlets_with_tributaries, outlets_left, outlets_right, "
      + "outlets_per_km, observations, strahler"
  ),
  ("review", ["Point", ""], "rule, severity, message, source, record, outlet_id, river_id"),
]

/// The headers of the tables.
private let contractTables = [
  "rejected.csv": "source,record,line,byte_offset,column,rule,message,raw,raw_bytes",
  "summary/rivers.csv":
    "river_id,river_name,basin,length_km,outlets,outlets_with_tributaries,outlets_left,outlets_right,outlets_per_km,"
    + "observations,drone,foot,unconfirmed,other,strahler,outlets_expected,outlets_low,outlets_high",
  "summary/reaches.csv":
    "reach_id,river_id,downstream_reach_id,length_km,outlets,outlets_with_tributaries,river_km,strahler,reachcode",
  "summary/basins.csv":
    "basin,basin_name,length_km,outlets,outlets_with_tributaries,outlets_left,outlets_right,outlets_per_km,"
    + "observations,drone,foot,unconfirmed,other,outlets_expected,outlets_low,outlets_high",
  "summary/districts.csv":
    "district,district_name,length_km,outlets,outlets_with_tributaries,outlets_left,outlets_right,outlets_per_km,"
    + "observations,drone,foot,unconfirmed,other,level,parent,outlets_expected,outlets_low,outlets_high",
]

/// The interface that other people's scripts read: names, geometry types, properties and their order.
@Suite("Contract of process")
struct ContractTests {
  @Test("the files of the contract, and no others")
  func files() throws {
    let output = try Mixed.output()
    let expected = contractLayers.map { "\($0.name).geojson" } + contractTables.keys + ["manifest.json"]
    #expect(output.files.keys.sorted() == expected.sorted())
    #expect(output.end.output.isEmpty, "process writes its messages to standard error")
  }

  @Test("properties of every layer, in their order, all of them always", arguments: contractLayers.indices)
  func properties(_ index: Int) throws {
    let (name, geometries, list) = contractLayers[index]
    let layer = try Mixed.output().layer(name)
    #expect(!layer.features.isEmpty)
    let expected = list.split(separator: ", ").map(String.init)
    for feature in layer.features {
      try #require(feature.properties.names == expected)
      try #require(geometries.contains(feature.type ?? ""))
      for case .object(let members) in [feature.properties] {
        for member in members where member.name != "attributes" {
          try #require(member.value != .text(""), "\(member.name) is missing, so it must be null")
        }
      }
    }
  }

  @Test("tracks.geojson is absent when there is no track")
  func noTracks() throws {
    let folder = try Campaigns.folder()
    let output = try OutputFiles(processing: ["\(folder)/surveys/walks/walk-02.csv", "--rivers", "\(folder)/rivers.geojson"])
    #expect(output.files["tracks.geojson"] == nil)
    #expect(try output.table("summary/basins.csv").rows.count > 1, "basins come from the rivers' attribute")
  }

  @Test("RFC 7946: bbox, seven decimals, no minus zero, no exponent", arguments: contractLayers.map(\.name))
  func geoJSON(_ name: String) throws {
    let layer = try Mixed.output().layer(name)
    #expect(layer.root["type"] == .text("FeatureCollection"))
    #expect(Set(layer.root.names).isSubset(of: ["type", "bbox", "features"]), "no crs member")
    let positions = layer.positions
    for position in positions {
      try #require(position.count == 2)
      for ordinate in position {
        guard case .number(let text) = ordinate else { throw BrokenFixture(cause: "\(ordinate) is no number") }
        try #require(text.wholeMatch(of: /-?[0-9]{1,3}(\.[0-9]{1,7})?/) != nil && text != "-0", "\(text)")
      }
    }
    let longitudes = positions.compactMap { $0[0].number }
    let latitudes = positions.compactMap { $0[1].number }
    let box = layer.root["bbox"]?.list.compactMap(\.number)
    #expect(box == [longitudes.min(), latitudes.min(), longitudes.max(), latitudes.max()].compactMap { $0 })
  }

  @Test("headers of the tables; LF, UTF-8, a final newline", arguments: contractTables.keys.sorted())
  func tables(_ name: String) throws {
    let output = try Mixed.output()
    #expect(try output.table(name).header.joined(separator: ",") == contractTables[name])
    let bytes = try #require(output.files[name])
    #expect(bytes.last == 0x0A && !bytes.contains(0x0D))
    #expect(String(validating: bytes, as: UTF8.self) != nil)
    #expect(try output.table(name).rows.allSatisfy { $0.count == contractTables[name]?.split(separator: ",").count })
  }

  @Test("values of the vocabularies, times in UTC, flags sorted")
  func values() throws {
    let output = try Mixed.output()
    let time = /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z/
    for name in ["observations", "outlets", "review"] { try #require(try !output.layer(name).features.isEmpty, "\(name)") }
    for feature in try output.layer("observations").features {
      let id = try #require(feature.text("id"))
      #expect(id == "\(feature.text("source") ?? "")#\(feature.properties["record"]?.integer ?? 0)")
      #expect(["drone", "foot", "other"].contains(feature.text("method")))
      #expect(["recorded", "assumed", "derived"].contains(feature.text("accuracy_source")))
      #expect(["industrial", "municipal", "agricultural", "other", "unknown"].contains(feature.text("type")))
      #expect([nil, "left", "right"].contains(feature.text("bank")))
      if let text = feature.text("time") { #expect(text.wholeMatch(of: time) != nil) }
      #expect(feature.texts("flags") == feature.texts("flags").sorted())
      #expect(try #require(feature.number("accuracy_m")) > 0)
      if let confidence = feature.number("confidence") { #expect((0...1).contains(confidence)) }
      if let percent = feature.number("measure_percent") { #expect((0...100).contains(percent)) }
    }
    for feature in try output.layer("outlets").features {
      #expect(["confirmed", "unconfirmed"].contains(feature.text("status")))
      #expect(feature.properties["observed"]?.list.count == 2)
      #expect(Set(feature.texts("methods")).isSubset(of: ["drone", "foot", "other"]))
    }
    for feature in try output.layer("review").features {
      #expect(["info", "warning", "error"].contains(feature.text("severity")))
    }
  }

  @Test("attributes hold every original field by its name; cells are strings")
  func attributes() throws {
    let features = try Mixed.output().layer("observations").features
    let form = try #require(features.first { $0.text("source") == "surveys/walks/walk-02.csv" })
    let names = ["编号", "排污口名称", "排查时间", "经度", "纬度", "定位精度（米）", "排查方式", "排污口类型", "岸别", "受纳水体", "现场情况备注"]
    #expect(form.properties["attributes"]?.names == names)
    #expect(form.properties["attributes"]?["经度"]?.string != nil)
  }

  @Test("cells that a spreadsheet would take for a formula get an apostrophe")
  func formulas() throws {
    let table = try Mixed.output().table("rejected.csv")
    let raw = table.column("raw")
    #expect(raw.contains { $0.hasPrefix("'=1+1") })
    #expect(!raw.contains { "=+-@".contains($0.first ?? " ") })
  }
}
