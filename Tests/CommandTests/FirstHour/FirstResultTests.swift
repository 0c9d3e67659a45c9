import Foundation
import TestSupport
import Testing

/// What a result is worth, and what was changed by hand in it.
@Suite("First results")
struct FirstResultTests {
  // MARK: - Worthless results

  @Test("3: no observation is near a river; the cause is named")
  func nothingNear() throws {
    let small = try SmallSurvey("id,longitude,latitude\n1,-1.5,52.2\n2,-1.6,52.3\n")
    let end = try small.run()
    #expect(end.code == 3, "\(end.messages)")
    #expect(end.messages.contains("None of the 2 observations is within 200 m of a river"))
    #expect(end.messages.contains("rivers of another place") && end.messages.contains("--rivers-crs"))
    #expect(!end.messages.contains("gcj02"), "no phone map of China shifts positions in Britain")
    #expect(try OutputFiles(small.out, end).layer("observations").features.count == 2, "everything is written")
  }

  @Test("3: longitude and latitude are exchanged in the survey")
  func swapped() throws {
    let small = try SmallSurvey("id,longitude,latitude\n1,41.0001,111.001\n2,40.9999,111.002\n")
    let rows = try small.run("--max-rejects", "any", "--columns", "longitude=latitude,latitude=longitude")
    #expect(rows.code == 0, "\(rows.messages)")
    let exchanged = try SmallSurvey("id,longitude,latitude\n1,52.0,11.0\n2,52.01,11.01\n")
    let rivers = try exchanged.folder.file("r.geojson", lines([("R1", [[11, 52], [11.02, 52]])]))
    let end = try outlets("process", exchanged.survey, "--rivers", rivers, "--out", exchanged.out)
    #expect(end.code == 3 && end.messages.contains("longitude and latitude are exchanged"), "\(end.messages)")
  }

  @Test("3: the rivers were given as the survey")
  func riversAsSurvey() throws {
    let small = try SmallSurvey()
    let end = try outlets("process", small.rivers, "--rivers", small.rivers, "--out", small.out)
    #expect(end.code == 3, "\(end.messages)")
    #expect(end.messages.contains("rivers.geojson holds lines and no point") && end.messages.contains("--rivers"))
  }

  @Test("3: the survey was given as the rivers")
  func surveyAsRivers() throws {
    let small = try SmallSurvey()
    let points = try small.folder.file(
      "points.geojson",
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
        + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[111.001,41]}}]}")
    let end = try outlets("process", small.survey, "--rivers", points, "--out", small.out, "--max-rejects", "any")
    #expect(end.code == 3 && end.messages.contains("exchanged"), "\(end.messages)")
  }

  @Test("2 where records were rejected, whatever the rest is worth; 3 where rejects are allowed")
  func allRejected() throws {
    let small = try SmallSurvey("id,longitude,latitude\n1,,41\n2,,41\n")
    #expect(try small.run().code == 2)
    let allowed = try small.run("--max-rejects", "any")
    #expect(allowed.code == 3 && allowed.messages.contains("Every record was rejected"), "\(allowed.messages)")
  }

  @Test("0: tracks are a result, and what is missing for outlets is said")
  func tracksAlone() throws {
    let small = try SmallSurvey()
    let track = try small.folder.file(
      "track.gpx",
      """
      <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>
      <trkpt lat="41" lon="111.001"><time>2024-05-01T00:00:00Z</time></trkpt>
      <trkpt lat="41" lon="111.002"><time>2024-05-01T00:01:00Z</time></trkpt>
      </trkseg></trk></gpx>
      """)
    let end = try outlets("process", track, "--rivers", small.rivers, "--out", small.out)
    #expect(end.code == 0, "\(end.messages)")
    for word in ["no observation", "waypoint", "--marks", "--photo-events"] { #expect(end.messages.contains(word), "\(word)") }
  }

  @Test("3: snap puts nothing on a river")
  func snapNothing() throws {
    let small = try SmallSurvey("id,longitude,latitude\n1,-1.5,52.2\n")
    let end = try outlets("snap", small.survey, "--rivers", small.rivers)
    #expect(end.code == 3 && end.lines.count == 1 && end.messages.contains("--rivers-crs"), "\(end.messages)")
  }

  @Test(
    "a file that is no survey says what it is and what to do",
    arguments: [
      ("photo.heic", "\u{0}\u{0}\u{0}\u{18}ftypheic", "save it as JPEG"),
      ("map.osm", "<?xml version=\"1.0\"?><osm version=\"0.6\"></osm>", "osmium cat"),
      ("answer.json", "{\"version\":0.6,\"generator\":\"Overpass API\",\"osm3s\":{},\"elements\":[]}", "[out:xml]"),
    ])
  func strangeFiles(_ name: String, _ content: String, _ advice: String) throws {
    let small = try SmallSurvey()
    let file = try small.folder.file(name, content)
    for end in [
      try outlets("process", file, "--rivers", small.rivers, "--out", small.out), try outlets("inspect", file),
    ] {
      #expect(end.code == 65 && (end.messages + end.text).contains(advice), "\(end.messages)\(end.text)")
    }
  }

  @Test(
    "a river that ends short of the next one is said, with what to do",
    arguments: [("0.0126", "1.4 km", "Draw it."), ("0.0045", "500 m", "--node-tolerance 500")])
  func shortRiver(_ gap: String, _ distance: String, _ advice: String) throws {
    let small = try SmallSurvey()
    let start = 41 + (Double(gap) ?? 0)
    let rivers = try small.folder.file(
      "two.geojson", lines([("R1", [[111, 41], [111.01, 41], [111.02, 41]]), ("R2", [[111.01, 41.1], [111.01, start]])]))
    let end = try outlets("process", small.survey, "--rivers", rivers, "--out", small.out)
    #expect(end.messages.contains("R2 ends \(distance) from R1") && end.messages.contains(advice), "\(end.messages)")
    #expect(try !small.run().messages.contains(" ends "), "one river has nothing to end short of")
  }

  // MARK: - What was changed by hand

  @Test("73 for an output that was changed by hand, also where its size is the same")
  func sameSize() throws {
    let small = try SmallSurvey()
    #expect(try small.run().code == 0)
    let path = small.out + "/summary/rivers.csv"
    let text = String(decoding: try bytes(of: path), as: UTF8.self)
    try small.folder.file("result/summary/rivers.csv", text.replacingOccurrences(of: "R1", with: "R9"))
    let end = try small.run()
    #expect(end.code == 73 && end.messages.contains("summary/rivers.csv") && end.messages.contains("--force"), "\(end.messages)")
  }

  @Test("--force keeps what was changed by hand beside the new output, time after time")
  func kept() throws {
    let small = try SmallSurvey()
    #expect(try small.run().code == 0)
    let whole = try bytes(of: small.out + "/rejected.csv")
    try small.folder.file("result/rejected.csv", "mine, once\n")
    let once = try small.run("--force")
    #expect(once.code == 0 && once.messages.contains("result/rejected.changed.csv"), "\(once.messages)")
    try small.folder.file("result/rejected.csv", "mine, twice\n")
    #expect(try small.run("--force").code == 0)
    #expect(try bytes(of: small.out + "/rejected.csv") == whole)
    #expect(try bytes(of: small.out + "/rejected.changed.csv") == Array("mine, once\n".utf8))
    #expect(try bytes(of: small.out + "/rejected.changed-2.csv") == Array("mine, twice\n".utf8))
    let json = try OrderedJSON(try small.run("--force", "--json").output)
    #expect(json["kept"]?.list.isEmpty == true, "nothing was changed since")
  }

  @Test(
    "65: a result that was changed by hand is not counted",
    arguments: ["outlets.geojson", "summary/rivers.csv", "review.geojson"])
  func changedResult(_ file: String) throws {
    let small = try SmallSurvey()
    #expect(try small.run().code == 0)
    let text = String(decoding: try bytes(of: small.out + "/" + file), as: UTF8.self)
    try small.folder.file("result/" + file, text + " ")
    let end = try file == "review.geojson" ? outlets("findings", small.out) : outlets("count", small.out)
    #expect(end.code == 65 && end.messages.contains(file) && end.messages.contains("changed"), "\(end.messages)")
  }

  @Test("--force of simulate-faults does what its text says")
  func simulated() throws {
    let small = try SmallSurvey()
    let river = try small.folder.file("long.geojson", lines([("R1", [[111, 41], [111.2, 41], [111.3, 41.1]])]))
    func run(_ extra: String...) throws -> ProgramEnd {
      try BuiltProgram(["simulate-faults", "--fault", "clean", "--rivers", river, "-o", small.folder("faulty")] + extra).run()
    }
    #expect(try run().code == 0)
    let names = try tree(small.folder("faulty")).keys.sorted()
    let refused = try run()
    #expect(refused.code == 73 && refused.messages.contains("replace those of the same names"), "\(refused.messages)")
    try small.folder.file("faulty/notes.txt", "mine")
    #expect(try run("--force").code == 0)
    #expect(try tree(small.folder("faulty")).keys.sorted() == (names + ["notes.txt"]).sorted())
  }

  // MARK: - Folders that cannot be exchanged

  @Test("a folder that alone may be written gets the output; an earlier result in it is replaced with --force alone")
  func innerFolder() throws {
    let small = try SmallSurvey()
    try FileManager.default.createDirectory(atPath: small.out, withIntermediateDirectories: true)
    chmod(small.out, 0o777)
    chmod(small.folder.path, 0o555)
    defer { chmod(small.folder.path, 0o755) }
    func run(_ extra: String...) throws -> ProgramEnd {
      var program = BuiltProgram(["process", small.survey, "--rivers", small.rivers, "--out", small.out] + extra)
      program.launcher = asNobody
      return try program.run()
    }
    let first = try run()
    #expect(first.code == 0, "\(first.messages)")
    let whole = try tree(small.out)
    #expect(whole.keys.contains("manifest.json") && whole.keys.contains("summary/rivers.csv"))
    #expect(!whole.keys.contains { $0.contains(".part") })
    let second = try run()
    #expect(second.code == 73 && second.messages.contains("--force") && second.messages.contains("/result"), "\(second.messages)")
    #expect(try tree(small.out) == whole)
    #expect(try run("--force").code == 0)
    #expect(try tree(small.out) == whole)
    #expect(try outlets("count", small.out).code == 0)
  }

  @Test("a run that was killed between two files of such a folder is ended by the next one")
  func interruptedInner() throws {
    let small = try SmallSurvey()
    #expect(try small.run().code == 0)
    let whole = try tree(small.out)
    // As the folder stands when the first file has been moved.
    let files = FileManager.default
    let staged = small.out + "/.outlets.publishing.part"
    try files.createDirectory(atPath: staged + "/summary", withIntermediateDirectories: true)
    for name in whole.keys where name != "outlets.geojson" {
      try files.moveItem(atPath: small.out + "/" + name, toPath: staged + "/" + name)
    }
    #expect(try outlets("count", small.out).code == 65, "what is not whole is no result")
    chmod(small.out, 0o777)
    chmod(staged, 0o777)
    chmod(staged + "/summary", 0o777)
    chmod(small.out + "/summary", 0o777)
    chmod(small.folder.path, 0o555)
    defer { chmod(small.folder.path, 0o755) }
    var program = BuiltProgram(small.arguments())
    program.launcher = asNobody
    let end = try program.run()
    #expect(end.code == 73 && end.messages.contains("earlier result"), "\(end.messages)")
    #expect(try tree(small.out) == whole)
  }
}
