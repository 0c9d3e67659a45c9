import Glibc
import TestSupport
import Testing

@Suite("Help and options")
struct HelpTests {
  @Test("every verb says what it does, with examples", arguments: ["", "process", "count", "inspect", "snap", "simulate"])
  func help(_ verb: String) throws {
    let end = try BuiltProgram((verb.isEmpty ? [] : [verb]) + ["--help"]).run()
    #expect(end.code == 0)
    #expect(end.text.contains("EXAMPLES") && end.text.contains("outlets \(verb)"))
    #expect(end.text.contains("USAGE: outlets"))
    #expect(end.messages.isEmpty, "help that was asked for goes to standard output")
  }

  @Test("every option of the contract is there, with its help")
  func options() throws {
    let help = try outlets("process", "--help").text
    for option in [
      "--rivers", "--out", "--basins", "--districts", "--district-id", "--district-parent", "--crs", "--override-crs",
      "--work-crs", "--max-distance", "--river-id",
      "--river-name", "--river-aliases", "--water", "--method", "--columns", "--time-zone", "--max-rejects", "--jobs", "--force",
      "--config",
      "--quiet",
      "--verbose", "--accept-ballpark", "--operation",
    ] {
      #expect(help.contains(option), "\(option)")
    }
    for option in ["--rivers", "--rejects", "--max-distance", "--crs", "--config"] {
      #expect(try outlets("snap", "--help").text.contains(option), "\(option)")
    }
  }

  @Test("every option of the contract is accepted, all at once")
  func allOptions() throws {
    let small = try SmallSurvey("nr,lon,lat,t\n1,111.001,41.0001,2024-05-01 08:00:00\n")
    let area =
      "{\"type\":\"Feature\",\"properties\":{\"id\":\"A\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
      + "[[[110,40],[112,40],[112,42],[110,42],[110,40]]]}}"
    let areas = try small.folder.file("areas.geojson", "{\"type\":\"FeatureCollection\",\"features\":[\(area)]}")
    let end = try BuiltProgram(
      small.arguments() + [
        "--basins", areas, "--districts", areas, "--crs", "EPSG:4490", "--work-crs", "EPSG:4525", "--max-distance", "100",
        "--river-id", "river_id", "--river-name", "river_id", "--method", "foot", "--columns",
        "id=nr,longitude=lon,latitude=lat,time=t", "--time-zone", "Asia/Shanghai", "--max-rejects", "0", "--jobs", "2",
        "--force", "--verbose", "--accept-ballpark",
      ]
    ).run()
    #expect(end.code == 0, "\(end.messages)")
    let output = try OutputFiles(small.out, end)
    let observation = try #require(try output.layer("observations").features.first)
    #expect(observation.text("recorded_id") == "1")
    #expect(observation.text("method") == "foot")
    #expect(observation.text("time") == "2024-05-01T00:00:00Z")
    #expect(observation.text("river_id") == "R1" && observation.text("river_name") == "R1")
    let outlet = try #require(try output.layer("outlets").features.first)
    #expect(outlet.text("basin") == "A" && outlet.text("district") == "A" && outlet.text("status") == "confirmed")
  }

  @Test("--quiet says nothing, --verbose says more")
  func loudness() throws {
    let small = try SmallSurvey()
    let plain = try small.run()
    #expect(try small.run("--quiet").messages.isEmpty)
    #expect(try small.run("--verbose").messages.count > plain.messages.count)
    #expect(!plain.messages.contains("\u{1B}"), "no colours and no progress where there is no terminal")
  }

  @Test(
    "an unknown option is 64, with a hint",
    arguments: [
      ["process", "x", "--rivers", "r", "--out", "o"], ["count", "o"], ["inspect", "x"], ["snap", "--rivers", "r"],
      ["simulate", "--out", "o"],
    ])
  func unknown(_ arguments: [String]) throws {
    let end = try BuiltProgram(arguments + ["--colour"]).run()
    #expect(end.code == 64)
    #expect(end.output.isEmpty)
    #expect(end.messages.contains("Unknown option '--colour'"), "\(end.messages)")
    #expect(end.messages.contains("outlets \(arguments[0]) --help"), "\(end.messages)")
  }

  @Test("a misspelt option names the one that was meant")
  func misspelt() throws {
    let small = try SmallSurvey()
    let end = try small.run("--max-distanc", "5")
    #expect(end.code == 64 && end.messages.contains("--max-distance"), "\(end.messages)")
  }

  @Test("a value of a closed set that is nearly right is answered with the right one")
  func misspeltValue() throws {
    let small = try SmallSurvey()
    for (option, typed, meant) in [
      ("--method", "dorne", "drone"), ("--fix", "all-fuond", "all-found"), ("--columns", "longitde=x", "longitude"),
      ("--profile", "osn", "osm"),
    ] {
      let end = try small.run(option, typed)
      #expect(end.code == 64 && end.messages.contains(option) && end.messages.contains(meant), "\(end.messages)")
    }
  }

  @Test("every value of an enumerated option has an explanation", arguments: ["process", "snap", "count", "simulate-faults"])
  func explanations(_ verb: String) throws {
    let help = try outlets("help", verb)
    #expect(!help.lines.contains { $0.hasSuffix("- ") || $0.hasSuffix(" -") })
  }

  @Test("--version")
  func version() throws {
    let end = try outlets("--version")
    #expect(end.code == 0 && end.text.contains(/^[0-9]+\.[0-9]+\.[0-9]+/))
  }

  @Test("odd-file-names, terminal-escapes: names with escapes, newlines, dashes and bytes that are no UTF-8")
  func hostileNames() throws {
    let small = try SmallSurvey("id,longitude,latitude\n1,,41\n")
    let name = "a\u{1B}]0;gone\u{7}\n-rf.csv"
    let survey = try small.folder.file(name, try bytes(of: small.survey))
    let end = try BuiltProgram(["process", survey, "--rivers", small.rivers, "--out", small.out]).run()
    #expect(end.code == 2, "\(end.messages)")
    #expect(!end.messages.contains("\u{1B}") && !end.messages.contains("\u{7}"))
    #expect(try OutputFiles(small.out, end).table("rejected.csv").column("source").first?.contains("-rf.csv") == true)
    // A name of two bytes that are no UTF-8, found in a folder.
    let folder = try TemporaryFolder()
    try folder.file("surveys/good.csv", SmallSurvey.good)
    let raw = Array("\(folder.path)/surveys/".utf8CString.dropLast()) + [CChar(bitPattern: 0xC5), CChar(bitPattern: 0xC5), 0]
    let descriptor = open(raw, O_CREAT | O_WRONLY, 0o600)
    try #require(descriptor >= 0)
    write(descriptor, SmallSurvey.good, SmallSurvey.good.utf8.count)
    write(descriptor, "3,111.003,41\n", 13)
    close(descriptor)
    let output = try OutputFiles(processing: [folder("surveys"), "--rivers", small.rivers])
    let sources = Set(try output.layer("observations").features.compactMap { $0.text("source") })
    #expect(sources.count == 2 && sources.contains("surveys/good.csv") && sources.contains { $0.contains("C5") }, "\(sources)")
  }
}
