import Foundation
import TestSupport
import Testing

/// What a person types in the first hour, and what is to work.
@Suite("First commands")
struct FirstCommandTests {
  @Test("inspect of a folder is a table of its files; as JSON an object for each")
  func inspectFolder() throws {
    let surveys = try Campaigns.folder() + "/surveys"
    let end = try outlets("inspect", surveys)
    #expect(end.code == 0, "\(end.messages)")
    for word in ["surveys/walks/walk-02.csv", "GPX", "total", "Next: outlets inspect"] {
      #expect(end.text.contains(word), "\(word)")
    }
    let json = try OrderedJSON(try outlets("inspect", surveys, "--json").output)
    #expect(json.list.count == 6 && json.list.allSatisfy { $0["format"]?.string != nil })
    let mixed = try TemporaryFolder()
    try mixed.file("all/good.csv", SmallSurvey.good)
    try mixed.file("all/notes.md", "# notes\n")
    try mixed.file("all/film.mp4", "film")
    let passed = try outlets("inspect", mixed("all"))
    #expect(passed.code == 0 && passed.text.contains("film.mp4: skipped") && passed.text.contains("notes.md"), "\(passed.text)")
    try mixed.file("all/broken.geojson", "{\"type\":\"FeatureCollection\"")
    #expect(try outlets("inspect", mixed("all")).code == 2, "a file that process would refuse")
  }

  @Test("inspect of a folder of photos reads their headers, and shows them in one row")
  func inspectPhotos() throws {
    let folder = try TemporaryFolder()
    for number in 1...3 {
      var photo = MadePhoto()
      photo.picture = "\(number)"
      if number < 3 { photo.setPosition(latitude: 41, longitude: 111) }
      try folder.file("card/DJI_000\(number).JPG", photo.bytes)
    }
    try folder.file("card/DJI_0009.JPG", "no photo")
    let end = try outlets("inspect", folder("card"))
    #expect(end.code == 2, "one of them cannot be read: \(end.messages)")
    #expect(end.text.contains("card/ (photos)") && !end.text.contains("DJI_0002") && end.text.contains("DJI_0009.JPG: not read"))
    let json = try OrderedJSON(try outlets("inspect", folder("card"), "--json").output)
    #expect(json.list.count == 4 && json.list.first?["photos"]?.integer == 1 && json.list.first?["sha256"] == .null)
  }

  @Test("inspect: every format", arguments: ["table", "csv", "json", "markdown"])
  func inspectFormats(_ format: String) throws {
    let form = try Campaigns.folder() + "/surveys/walks/walk-02.csv"
    let end = try outlets("inspect", form, "--format", format)
    #expect(end.code == 0 && end.text.contains("经度"), "\(end.messages)")
    switch format {
    case "json": #expect(try OrderedJSON(end.output).list.count == 1)
    case "csv": #expect(TableText(end.output).header == ["file", "what", "value"])
    case "markdown": #expect(end.text.hasPrefix("| file"))
    default: #expect(end.text.contains("  format    CSV"))
    }
  }

  @Test("a dash is standard input, for inspect and process and snap")
  func dash() throws {
    let small = try SmallSurvey()
    for arguments in [
      ["inspect", "-"], ["process", "-", "--rivers", small.rivers, "--out", small.out], ["snap", "-", "--rivers", small.rivers],
    ] {
      var program = BuiltProgram(arguments)
      program.input = .bytes(Array(SmallSurvey.good.utf8))
      let end = try program.run()
      #expect(end.code == 0, "\(arguments): \(end.messages)")
    }
    let output = try OutputFiles(small.out, try outlets("count", small.out))
    #expect(try output.layer("observations").features.first?.text("id") == "stdin#1")
    var nothing = BuiltProgram(["process", "-", "--rivers", small.rivers, "--out", small.folder("none")])
    nothing.input = .nothing
    let end = try nothing.run()
    #expect(end.code == 65 && end.messages.contains("nothing on standard input"), "\(end.messages)")
  }

  @Test("snap reads a file, and gzip from a file and from standard input, with the same places")
  func snapFile() throws {
    let campaign = try Campaigns.folder()
    let survey = "\(campaign)/surveys/flights/flight-01.csv"
    let rivers = "\(campaign)/rivers.geojson"
    let folder = try TemporaryFolder()
    let packed = try folder.file("flight-01.csv.gz", try run("/usr/bin/gzip", ["-c", survey]))
    func places(_ arguments: [String], _ input: BuiltProgram.Input = .nothing) throws -> [OrderedJSON?] {
      var program = BuiltProgram(["snap", "--rivers", rivers] + arguments)
      program.input = input
      let end = try program.run()
      #expect(end.code == 0, "\(end.messages)")
      return try end.lines.map { try OrderedJSON(Array($0.utf8))["geometry"] }
    }
    let plain = try places([], .file(survey))
    #expect(plain.count > 20)
    #expect(try places([survey]) == plain)
    #expect(try places([packed]) == plain)
    #expect(try places([], .file(packed)) == plain)
    // Two members one after the other are one stream.
    let half = try run("/bin/sh", ["-c", "head -n 11 '\(survey)' | gzip -c; tail -n +12 '\(survey)' | gzip -c"])
    #expect(try places([], .bytes(half)) == plain)
    var cut = BuiltProgram(["snap", "--rivers", rivers])
    cut.input = .bytes(Array(try bytes(of: packed).dropLast(20)))
    let end = try cut.run()
    #expect(end.code == 65 && end.messages.contains("ends in the middle"), "\(end.messages)")
    #expect(try outlets("snap", survey + "x", "--rivers", rivers).code == 66)
    #expect(try outlets("snap", "\(campaign)/surveys", "--rivers", rivers).code == 64)
  }

  @Test("--rivers may be given more than once: all are read, in whatever order")
  func severalRivers() throws {
    let small = try SmallSurvey("id,longitude,latitude\n1,111.001,41.0001\n2,111.001,42.0001\n")
    let other = try small.folder.file("other.geojson", lines([("R2", [[111, 42], [111.01, 42]])]))
    let output = try OutputFiles(small.out, try small.run("--rivers", other))
    #expect(try output.layer("outlets").features.compactMap { $0.text("river_id") }.sorted() == ["R1", "R2"])
    #expect(try output.manifest()["options"]?["rivers"]?.list.compactMap(\.string) == ["other.geojson", "rivers.geojson"])
    #expect(try output.manifest()["inputs"]?.list.count { $0["role"]?.string == "rivers" } == 2)
    let before = try tree(small.out)
    let end = try outlets("process", small.survey, "--rivers", other, "--rivers", small.rivers, "--out", small.out)
    #expect(end.code == 0, "\(end.messages)")
    #expect(try tree(small.out) == before)
  }

  @Test("numbers of features are no ids that two files share")
  func unnamedRivers() throws {
    let small = try SmallSurvey("id,longitude,latitude\n1,111.001,41.0001\n2,111.001,42.0001\n")
    func river(_ latitude: Int) -> String {
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":1,\"properties\":{\"width\":3},\"geometry\":"
        + "{\"type\":\"LineString\",\"coordinates\":[[111,\(latitude)],[111.01,\(latitude)]]}}]}"
    }
    let (one, two) = (try small.folder.file("one.geojson", river(41)), try small.folder.file("two.geojson", river(42)))
    let end = try outlets("process", small.survey, "--rivers", one, "--rivers", two, "--out", small.out)
    let output = try OutputFiles(small.out, end)
    #expect(try Set(output.layer("outlets").features.compactMap { $0.text("river_id") }).count == 2)
    #expect(end.messages.contains("there are width") && end.messages.contains("--river-name"), "\(end.messages)")
  }

  @Test("--dry-run writes nothing and says what came out; --json says it to a script")
  func dryRun() throws {
    let small = try SmallSurvey()
    let before = try small.folder.names()
    let end = try outlets("process", small.survey, "--rivers", small.rivers, "--dry-run")
    #expect(end.code == 0 && end.messages.contains("Nothing was written"), "\(end.messages)")
    #expect(try small.folder.names() == before)
    let json = try outlets("process", small.survey, "--rivers", small.rivers, "--dry-run", "--json")
    #expect(json.messages.isEmpty)
    let summary = try OrderedJSON(json.output)
    #expect(summary["observations"]?.integer == 2 && summary["exit_code"]?.integer == 0 && summary["out"] == .null)
    let written = try OrderedJSON(try small.run("--json").output)
    #expect(written["out"]?.string == small.out && written["next"]?.string?.contains("outlets count") == true)
    #expect(written["outlets"]?.integer == summary["outlets"]?.integer)
  }

  @Test("-o, -q and -v are --out, --quiet and --verbose")
  func letters() throws {
    let small = try SmallSurvey()
    let end = try outlets("process", small.survey, "--rivers", small.rivers, "-o", small.out, "-q")
    #expect(end.code == 0 && end.messages.isEmpty, "\(end.messages)")
    let loud = try outlets("process", small.survey, "--rivers", small.rivers, "-o", small.out, "-v")
    #expect(loud.messages.contains("points.csv: CSV"), "\(loud.messages)")
    #expect(try outlets("process", "--help").text.contains("-o, --out"))
  }

  @Test("--verbose prints every finding, and the summary those that matter")
  func findings() throws {
    let rows = (1...9).map { "\($0),111.00\($0),\($0 % 2 == 0 ? "41.5" : "41.0001")" }.joined(separator: "\n")
    let small = try SmallSurvey("id,longitude,latitude\n\(rows)\n")
    let plain = try small.run()
    let all = try OutputFiles(small.out, plain).layer("review").features
    #expect(plain.messages.contains("and 3 more of unmatched"), "\(plain.messages)")
    #expect(plain.messages.contains("Next: outlets count"), "\(plain.messages)")
    let verbose = try small.run("--verbose").messages
    for message in all.compactMap({ $0.text("message") }) { #expect(verbose.contains(message)) }
    #expect(verbose.split(separator: "\n").count { $0.hasPrefix("  warning: ") || $0.hasPrefix("  info: ") } == all.count)
    let table = TableText(try outlets("findings", small.out, "--format", "csv").output)
    #expect(table.rows.count == all.count && table.column("severity").first == "warning")
    #expect(
      TableText(try outlets("findings", small.out, "--severity", "info", "--format", "csv").output).column("severity").allSatisfy
      { $0 == "info" })
    #expect(TableText(try outlets("findings", small.out, "--rule", "unmatched", "--format", "csv").output).rows.count == 4)
    let json = try OrderedJSON(try outlets("findings", small.out, "--source", "points.csv", "--top", "2", "--json").output)
    #expect(json["rows"]?.list.count == 2 && json["rows"]?.list.first?["record"]?.integer == 2)
    #expect(try outlets("findings", small.out).text.contains("unmatched"))
  }

  @Test("times of subtitles without a zone are among what was assumed")
  func subtitles() throws {
    let small = try SmallSurvey()
    let film = (1...3).map { second in
      """
      \(second)
      00:00:0\(second - 1),000 --> 00:00:0\(second),000
      <font size="28">FrameCnt: \(second), DiffTime: 1000ms
      2024-05-01 08:00:0\(second).000
      [latitude: 41.0000\(second)] [longitude: 111.00\(second)] [rel_alt: 80.000 abs_alt: 1080.000] </font>

      """
    }.joined(separator: "\n")
    let file = try small.folder.file("DJI_0001.SRT", film)
    let end = try outlets("process", small.survey, file, "--rivers", small.rivers, "--out", small.out)
    #expect(end.messages.contains("the times of DJI_0001.SRT are UTC (--time-zone)"), "\(end.messages)")
    let zoned = try outlets(
      "process", small.survey, file, "--rivers", small.rivers, "--out", small.out, "--time-zone", "Asia/Shanghai")
    #expect(!zoned.messages.contains("are UTC"), "\(zoned.messages)")
  }

  @Test(
    "names of CRSs as people know them",
    arguments: [
      ("British National Grid", "EPSG:27700"), ("BNG", "EPSG:27700"), ("osgb36 / british national grid", "EPSG:27700"),
      ("OSGB36", "EPSG:4277"), ("RD New", "EPSG:28992"), ("Lambert-93", "EPSG:2154"), ("WGS 84 / UTM zone 50N", "EPSG:32650"),
      ("Web Mercator", "EPSG:3857"), ("SWEREF99 TM", "EPSG:3006"), ("国家2000", "EPSG:4490"),
    ])
  func crsNames(_ name: String, _ code: String) throws {
    let small = try SmallSurvey("id,x,y\n")
    let end = try outlets("inspect", small.survey, "--crs", name)
    #expect(end.text.contains("taken as \(code)"), "\(end.text)\(end.messages)")
  }

  @Test("a place in Britain gets no advice of a Chinese zone or of GCJ-02")
  func britain() throws {
    let grid = try SmallSurvey("id,easting,northing\n1,530000,180000\n2,530100,180050\n")
    let degrees = try SmallSurvey("id,longitude,latitude\n1,-0.12,51.5\n2,-0.13,51.51\n")
    for survey in [grid.survey, degrees.survey] {
      let said = try outlets("inspect", survey).text
      for word in ["gcj02", "GCJ-02", "Gauss", "EPSG:45"] { #expect(!said.contains(word), "\(word): \(said)") }
    }
    #expect(try outlets("inspect", grid.survey).text.contains("British National Grid"))
  }

  @Test("a reader of a table that has seen enough is no fault")
  func head() throws {
    let output = try Campaigns.output().folder
    var program = BuiltProgram(["count", output])
    program.output = .closedPipe
    let end = try program.run()
    #expect(end.messages.isEmpty && end.code == 74)
  }

  @Test("configuration: surveys, lists, and paths from the folder of the file")
  func configuration() throws {
    let folder = try TemporaryFolder()
    try folder.file("campaign/walks/points.csv", SmallSurvey.good)
    try folder.file("campaign/maps/a.geojson", lines([("R1", [[111, 41], [111.01, 41]])]))
    try folder.file("campaign/maps/b.geojson", lines([("R2", [[111, 42], [111.01, 42]])]))
    let file = try folder.file(
      "campaign/run.toml",
      "surveys = [\"walks\"]\nrivers = [\"maps/a.geojson\", \"maps/b.geojson\"]\nout = \"result\"\nbasins = \"network\"\n")
    let end = try outlets("process", "--config", file)
    #expect(end.code == 0, "\(end.messages)")
    let output = try OutputFiles(folder("campaign/result"), end)
    #expect(try output.layer("rivers").features.count == 2)
    let other = try folder.file("one.csv", "id,longitude,latitude\n1,111.003,41\n")
    let typed = try outlets("process", other, "--config", file, "-o", folder("elsewhere"))
    #expect(typed.code == 0, "\(typed.messages)")
    #expect(try OutputFiles(folder("elsewhere"), typed).layer("observations").features.count == 1, "what is typed wins")
  }
}
