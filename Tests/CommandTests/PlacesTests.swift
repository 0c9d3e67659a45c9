import TestSupport
import Testing

/// What crews wrote, local names and water, through the built tool.
@Suite("Names, banks and water")
struct PlacesTests {
  /// A wide river along 41° north with an island in it, and a brook 400 m north of it.
  private func campaign() throws -> (folder: TemporaryFolder, arguments: [String]) {
    let folder = try TemporaryFolder()
    func feature(_ properties: String, _ type: String, _ coordinates: String) -> String {
      "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\"type\":\"\(type)\",\"coordinates\":\(coordinates)}}"
    }
    func collection(_ features: [String]) -> String {
      "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }
    func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
      "[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]"
    }
    let rivers = collection([
      feature("\"river_id\":\"R1\",\"name\":\"大黑河\"", "LineString", "[[111,41],[111.05,41]]"),
      feature("\"river_id\":\"R2\",\"name\":\"Mill Brook\"", "LineString", "[[111,41.0036],[111.05,41.0036]]"),
    ])
    let water = collection([
      feature("", "Polygon", "[\(box(110.999, 40.998, 111.051, 41.002)),\(box(111.02, 41.0005, 111.022, 41.001))]"),
      feature("", "Polygon", "[\(box(111.1, 41, 111.101, 41.001))]"),
    ])
    let survey = """
      id,longitude,latitude,accuracy_m,受纳水体,岸别
      shore,111.01,41.0021,5,大黑河,左岸
      island,111.021,41.00075,5,,右
      tie,111.01,41.00275,20,Mill Bk,
      local,111.012,41.00275,20,石磨沟,
      lost,111.014,41.0021,5,哈素沟,
      pond,111.1005,41.0005,5,,

      """
    return (
      folder,
      [
        try folder.file("walk.csv", survey), "--rivers", try folder.file("rivers.geojson", rivers), "--water",
        try folder.file("water.geojson", water), "--river-aliases",
        try folder.file("names.csv", "别名,河流名称\n石磨沟,Mill Brook\n无处,无此河\n"),
      ]
    )
  }

  @Test("process says where each observation stands, with the distance to the line beside that to the water")
  func process() throws {
    let (folder, arguments) = try campaign()
    let output = try OutputFiles(processing: arguments)
    let observations = try output.layer("observations").features
    func found(_ id: String) throws -> Layer.Feature { try #require(observations.first { $0.text("recorded_id") == id }) }
    let shore = try found("shore")
    // Lines of some kilometres are straight in the plane, not along the parallel: up to 0.3 m.
    #expect(shore.text("river_id") == "R1" && shore.text("bank") == "left" && shore.texts("flags").isEmpty)
    #expect(
      abs((shore.number("distance_m") ?? -1) - 11.11) < 0.5 && abs((shore.number("centreline_distance_m") ?? -1) - 233.2) < 0.5)
    #expect(try found("island").texts("flags") == ["on_island"] && found("island").properties["bank"] == .null)
    for id in ["tie", "local"] {
      #expect(try found(id).text("river_id") == "R2" && found(id).texts("flags") == ["river_by_name"], "\(id)")
    }
    #expect(try found("lost").texts("flags") == ["river_not_in_layer"])
    #expect(try found("pond").texts("flags") == ["unmatched", "water_without_river"])
    #expect(try found("pond").properties["centreline_distance_m"] == .null)
    let ties = try output.layer("ties").features
    for tie in ties {
      let length = try #require(tie.number("centreline_distance_m"))
      #expect(abs(metres(tie.vertices[0], tie.vertices[1]) - length) < 0.03)
    }
    let rules = try output.findingRules()
    #expect(Set(["river_not_in_layer", "river_alias_unknown", "water_without_river"]).isSubset(of: rules))
    let inputs = try #require(try output.manifest()["inputs"]).list
    #expect(Set(inputs.compactMap { $0["role"]?.string }) == ["survey", "rivers", "aliases", "water"])
    _ = folder
  }

  @Test("snap gives what process gives, and threads change nothing")
  func snap() throws {
    let (folder, arguments) = try campaign()
    let output = try OutputFiles(processing: arguments + ["--jobs", "1"])
    let again = try OutputFiles(processing: arguments + ["--jobs", "4"])
    #expect(output.files == again.files)
    var program = BuiltProgram(["snap"] + arguments.dropFirst())
    program.input = .file(folder("walk.csv"))
    let end = try program.run()
    #expect(end.code == 0, "\(end.messages)")
    let observations = try output.layer("observations").features
    for (line, observation) in zip(end.lines, observations) {
      let properties = try #require(try OrderedJSON(Array(line.utf8))["properties"])
      for name in ["river_id", "bank", "distance_m", "centreline_distance_m", "measure_m", "confidence", "flags"] {
        #expect(properties[name] == observation.properties[name], "\(name)")
      }
    }
    #expect(end.lines.count == observations.count)
  }

  @Test("a table of aliases or a water layer that is not right ends with 65 or 66 and writes nothing")
  func refusals() throws {
    let (folder, arguments) = try campaign()
    func code(_ option: String, _ path: String) throws -> Int32 {
      var changed = arguments
      guard let place = changed.firstIndex(of: option) else { return -1 }
      changed[place + 1] = path
      return try BuiltProgram(["process"] + changed + ["--out", folder("none")]).run().code
    }
    #expect(try code("--river-aliases", folder.file("bad.csv", "a,b\n1,2\n")) == 65)
    #expect(try code("--river-aliases", folder("absent.csv")) == 66)
    #expect(try code("--water", folder.file("bad.geojson", "{}")) == 65)
    #expect(try code("--water", folder("absent.geojson")) == 66)
    #expect(try !folder.names().contains("none"))
  }
}
