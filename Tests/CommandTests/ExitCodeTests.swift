import Foundation
import TestSupport
import Testing

/// One input that can be processed in no time, and the arguments for it.
struct SmallSurvey {
  let folder: TemporaryFolder
  var survey: String
  var rivers: String

  static let good = "id,longitude,latitude\n1,111.001,41.0001\n2,111.002,40.9999\n"

  init(_ table: String = good) throws {
    folder = try TemporaryFolder()
    survey = try folder.file("points.csv", table)
    rivers = try folder.file("rivers.geojson", lines([("R1", [[111, 41], [111.01, 41]])]))
  }

  var out: String { folder("result") }

  /// The whole command line; `extra` comes last.
  func arguments(_ extra: String...) -> [String] {
    ["process", survey, "--rivers", rivers, "--out", out] + extra
  }

  func run(_ extra: String...) throws -> ProgramEnd {
    try BuiltProgram(["process", survey, "--rivers", rivers, "--out", out] + extra).run()
  }
}

@Suite("Exit codes of process")
struct ExitCodeTests {
  @Test("0: done, and the folder is there")
  func done() throws {
    let small = try SmallSurvey()
    let end = try small.run()
    #expect(end.code == 0, "\(end.messages)")
    #expect(try tree(small.out).keys.contains("outlets.geojson"))
    #expect(try small.folder.names() == ["points.csv", "result", "rivers.geojson"])
  }

  @Test("0: no record at all, with a finding", arguments: ["id,longitude,latitude\n", ""])
  func nothing(_ table: String) throws {
    let folder = try TemporaryFolder()
    // An empty text stands for an empty folder.
    try FileManager.default.createDirectory(atPath: folder("surveys"), withIntermediateDirectories: true)
    if !table.isEmpty { try folder.file("surveys/points.csv", table) }
    let rivers = try folder.file("rivers.geojson", lines([("R1", [[111, 41], [111.01, 41]])]))
    let output = try OutputFiles(processing: [folder("surveys"), "--rivers", rivers])
    #expect(try output.findingRules().contains("no_records"))
    #expect(try output.layer("outlets").features.isEmpty)
    #expect(try output.layer("outlets").root["bbox"] == nil)
  }

  @Test("2: rejected records, everything else written; --max-rejects allows them")
  func rejects() throws {
    let small = try SmallSurvey(SmallSurvey.good + "3,,41\n4,111,91\n")
    let end = try small.run()
    #expect(end.code == 2)
    #expect(end.messages.contains("rejected") && end.messages.contains("rejected.csv"))
    #expect(try OutputFiles(small.out, end).rejectedRules() == ["coordinate_missing", "coordinate_out_of_range"])
    #expect(try small.run("--max-rejects", "1").code == 2)
    #expect(try small.run("--max-rejects", "2").code == 0)
    #expect(try small.run("--max-rejects", "any").code == 0)
    #expect(try small.run("--max-rejects", "-1").code == 64)
    #expect(try small.run("--max-rejects", "few").code == 64)
  }

  @Test("2: a file inside a folder cannot be read; named itself, the same is 65")
  func refusedFile() throws {
    let small = try SmallSurvey()
    let folder = try TemporaryFolder()
    try folder.file("surveys/good.csv", SmallSurvey.good)
    let bad = try folder.file("surveys/bad.gpx", "<?xml version=\"1.0\"?><gpx version=\"1.1\"><wpt lat=\"1\" lon=")
    let output = try OutputFiles(processing: [folder("surveys"), "--rivers", small.rivers, "--max-rejects", "any"], code: 2)
    #expect(try output.findingRules().contains("file_refused"))
    #expect(try output.manifest()["skipped"]?.list.first?["name"]?.string == "surveys/bad.gpx")
    #expect(try output.layer("observations").features.count == 2)
    let named = try BuiltProgram(["process", bad, "--rivers", small.rivers, "--out", small.out]).run()
    #expect(named.code == 65)
    #expect(named.messages.contains("bad.gpx"))
    #expect(try small.folder.names() == ["points.csv", "rivers.geojson"], "nothing was written")
  }

  @Test(
    "64: what cannot be meant, with a hint",
    arguments: [
      (["--no-such-option"], "--no-such-option"), (["--crs", "EPSG:banana"], "name one as EPSG:n"),
      (["--crs", "EPSG:999999"], "check the number"), (["--max-distance", "0"], "above 0"),
      (["--max-distance", "far"], "'far' is invalid for '--max-distance"), (["--jobs", "0"], "from 1 to 1024"),
      (["--jobs", "many"], "'many' is invalid for '--jobs"), (["--method", "boat"], "must be drone or foot, not \"boat\""),
      (["--columns", "longitude"], "field=header"), (["--columns", "depth=x"], "there are id, name, code, longitude"),
      (["--time-zone", "Mars/Olympus"], "write an offset such as +08:00"),
      (["--work-crs", "EPSG:4326"], "name a projected CRS in metres"), (["--quiet", "--verbose"], "contradict each other"),
      (["--encoding", "morse"], "\"morse\" is not known; use one of UTF-8"), (["--out"], "Missing value for '--out"),
      (["--override-crs", "nowhere"], "name one as EPSG:n"),
    ])
  func usage(_ extra: [String], _ hint: String) throws {
    let small = try SmallSurvey()
    let end = try BuiltProgram(small.arguments() + extra).run()
    #expect(end.code == 64 && end.messages.contains(hint), "\(end.messages)")
    #expect(try small.folder.names() == ["points.csv", "rivers.geojson"])
  }

  @Test(
    "64: required arguments",
    arguments: [[], ["process"], ["process", "x.csv"], ["process", "--rivers", "r", "--out", "o"], ["fly"]])
  func required(_ arguments: [String]) throws {
    // No arguments at all: help, which is a success by custom.
    let end = try BuiltProgram(arguments).run()
    #expect(end.code == (arguments.isEmpty ? 0 : 64), "\(end.messages)")
  }

  @Test(
    "output-over-input: 64 for an input that the output would replace, by name, link or hard link",
    arguments: ["name", "symlink", "link"])
  func inputInOutput(_ how: String) throws {
    let small = try SmallSurvey()
    #expect(try small.run().code == 0)
    let before = try tree(small.out)
    var input = small.out + "/observations.geojson"
    let other = small.folder("other.geojson")
    if how == "symlink" {
      try FileManager.default.createSymbolicLink(atPath: other, withDestinationPath: input)
      input = other
    } else if how == "link" {
      try FileManager.default.linkItem(atPath: input, toPath: other)
      input = other
    }
    let end = try BuiltProgram(["process", input, "--rivers", small.rivers, "--out", small.out]).run()
    #expect(end.code == 64, "\(end.messages)")
    #expect(try tree(small.out) == before)
    let rivers = try BuiltProgram(["process", small.survey, "--rivers", small.out + "/rivers.geojson", "--out", small.out]).run()
    #expect(rivers.code == 64, "\(rivers.messages)")
    #expect(try tree(small.out) == before)
  }

  @Test(
    "65: a named input is not readable as its format",
    arguments: [
      "", "\n\n\n", "PK\u{3}\u{4}zip", "{\"type\":\"FeatureCollection\",\"features\":[", "{\"type\":\"Topology\"}",
      "id,name\n1,a\n", "<html><body>", "a,b\n\u{0}\u{0}",
    ])
  func unreadable(_ content: String) throws {
    let small = try SmallSurvey(content)
    let end = try small.run()
    #expect(end.code == 65, "\(end.messages)")
    #expect(end.messages.contains("points.csv"))
    #expect(try small.folder.names() == ["points.csv", "rivers.geojson"])
  }

  @Test("65: rivers, basins and districts that are none", arguments: ["--rivers", "--basins", "--districts"])
  func unreadableLayer(_ option: String) throws {
    let small = try SmallSurvey()
    let bad = try small.folder.file("bad.geojson", "{\"type\":\"FeatureCollection\"")
    let end = try BuiltProgram(
      ["process", small.survey, "--out", small.out] + (option == "--rivers" ? [] : ["--rivers", small.rivers]) + [option, bad]
    ).run()
    #expect(end.code == 65, "\(end.messages)")
    #expect(end.messages.contains("bad.geojson"))
  }

  @Test("66: a missing input", arguments: ["survey", "--rivers", "--basins", "--districts"])
  func missing(_ option: String) throws {
    let small = try SmallSurvey()
    let absent = small.folder("absent.geojson")
    let end =
      option == "survey"
      ? try BuiltProgram(["process", absent, "--rivers", small.rivers, "--out", small.out]).run()
      : try BuiltProgram(
        ["process", small.survey, "--out", small.out] + (option == "--rivers" ? [] : ["--rivers", small.rivers])
          + [option, absent]
      ).run()
    #expect(end.code == 66, "\(end.messages)")
    #expect(end.messages.contains("absent.geojson"))
    #expect(!FileManager.default.fileExists(atPath: small.out))
  }

  @Test("69: Xian 1980 has no known operation; --accept-ballpark takes it, flagged")
  func noOperation() throws {
    let small = try SmallSurvey("id,x,y\n1,4540598,37584111\n")
    let end = try small.run("--crs", "EPSG:2361")
    #expect(end.code == 69, "\(end.messages)")
    #expect(end.messages.contains("--accept-ballpark") && end.messages.contains("--operation"))
    #expect(!FileManager.default.fileExists(atPath: small.out))
    let accepted = try small.run("--crs", "EPSG:2361", "--accept-ballpark")
    #expect(accepted.code == 3, "the place is far from the river: \(accepted.messages)")
    let output = try OutputFiles(small.out, accepted)
    #expect(try output.layer("observations").features.first?.texts("flags").contains("ballpark_transformation") == true)
  }

  @Test("69: no proj.db, and it says so")
  func noDatabase() throws {
    let small = try SmallSurvey("id,x,y\n1,4540598,37584111\n")
    var program = BuiltProgram(small.arguments("--crs", "EPSG:4525"))
    program.environment["PROJ_LIB"] = small.folder.path
    program.environment["PROJ_DATA"] = small.folder.path
    let end = try program.run()
    #expect(end.code == 69 && end.messages.contains("proj.db") && end.messages.contains("PROJ_DATA"), "\(end.messages)")
  }

  @Test("77: an input that may not be read")
  func forbidden() throws {
    let small = try SmallSurvey()
    chmod(small.survey, 0)
    var program = BuiltProgram(small.arguments())
    program.launcher = asNobody
    chmod(small.folder.path, 0o777)
    let end = try program.run()
    #expect(end.code == 77, "\(end.messages)")
    #expect(end.messages.contains("points.csv"))
  }

  @Test("2: an input inside a folder that may not be read")
  func forbiddenInFolder() throws {
    let small = try SmallSurvey()
    try small.folder.file("surveys/good.csv", SmallSurvey.good)
    chmod(try small.folder.file("surveys/secret.csv", SmallSurvey.good + "3,111,41\n"), 0)
    chmod(small.folder.path, 0o777)
    var program = BuiltProgram(["process", small.folder("surveys"), "--rivers", small.rivers, "--out", small.out])
    program.launcher = asNobody
    let end = try program.run()
    #expect(end.code == 2, "\(end.messages)")
    #expect(end.messages.contains("secret.csv"))
  }
}

/// A launcher that runs our program as a user without rights; nothing where we have none ourselves.
var asNobody: [String] {
  getuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
}
