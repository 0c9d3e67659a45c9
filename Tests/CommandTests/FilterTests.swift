import Foundation
import TestSupport
import Testing

/// `count`, `inspect` and `snap`: what goes to standard output, and what happens when it has no room.
@Suite("Verbs that write to standard output")
struct FilterTests {
  static let keys = ["river", "basin", "district", "type", "method", "bank", "status"]

  @Test("count: the total is the layer, in every format", arguments: keys)
  func count(_ key: String) throws {
    let output = try Campaigns.output()
    let total = try output.layer("outlets").features.count
    let table = TableText(try outlets("count", output.folder, "--by", key, "--format", "csv").output)
    let column = try #require(table.header.firstIndex(of: "outlets"))
    let counts = try table.rows.map { try #require(Int($0[column])) }
    #expect(counts.last == total)
    #expect(counts.count > 2 && counts.dropLast().reduce(0, +) == total)
    let json = try OrderedJSON(try outlets("count", output.folder, "--by", key, "--json").output)
    #expect(json["rows"]?.list.compactMap { $0["outlets"]?.integer } == counts.dropLast())
    #expect(json["total"]?["outlets"]?.integer == total)
    let text = try outlets("count", output.folder, "--by", key)
    #expect(text.code == 0 && text.messages.isEmpty && text.text.contains("\(total)"))
    #expect(try outlets("count", output.folder, "--by", key, "--format", "markdown").text.hasPrefix("|"))
  }

  @Test("count: 64, 65, 66")
  func countFails() throws {
    let output = try Campaigns.output().folder
    #expect(try outlets("count", output, "--by", "colour").code == 64)
    #expect(try outlets("count", output + "/absent").code == 66)
    #expect(try outlets("count", Campaigns.folder()).code == 65, "a folder that process did not write")
  }

  @Test("inspect: what is in the file, for a person and as JSON")
  func inspect() throws {
    let form = try Campaigns.folder() + "/surveys/walks/walk-02.csv"
    let text = try outlets("inspect", form)
    #expect(text.code == 0, "\(text.messages)")
    for word in ["CSV", "UTF-8", "经度"] { #expect(text.text.contains(word), "\(word)") }
    let json = try OrderedJSON(try outlets("inspect", "--json", form, Campaigns.folder() + "/surveys/walks/walk-01.gpx").output)
    #expect(json.list.map { $0["format"]?.string } == ["CSV", "GPX"])
    let rows = try bytes(of: form).count { $0 == 0x0A } - 1
    #expect(json.list.first?["records"]?.integer == rows && rows > 10)
    #expect(try outlets("inspect", form + "x").code == 66)
  }

  @Test("snap: the same places as process, one feature a line")
  func snap() throws {
    let campaign = try Campaigns.folder()
    let survey = "\(campaign)/surveys/flights/flight-01.csv"
    var program = BuiltProgram(["snap", "--rivers", "\(campaign)/rivers.geojson"])
    program.input = .file(survey)
    let end = try program.run()
    #expect(end.code == 0, "\(end.messages)")
    let placed = try end.lines.map { try OrderedJSON(Array($0.utf8)) }
    let output = try Campaigns.output()
    let observations = try output.layer("observations").features.filter { $0.text("source")?.hasSuffix("flight-01.csv") == true }
    let ties = try output.layer("ties").features.filter { $0.text("id")?.contains("flight-01.csv") == true }
    #expect(placed.count == observations.count && placed.count > 20)
    for (index, feature) in placed.enumerated() {
      let properties = try #require(feature["properties"])
      #expect(feature["geometry"]?["coordinates"]?.list.compactMap(\.number) == ties[index].vertices.last)
      #expect([properties["longitude"]?.number, properties["latitude"]?.number] == observations[index].position)
      for name in ["recorded_id", "record", "method", "time", "river_id", "reach_id", "measure_m", "bank", "distance_m", "flags"]
      {
        #expect(properties[name] == observations[index].properties[name], "\(name)")
      }
      let expected = observations[index].properties.names.filter { $0 != "outlet_id" } + ["longitude", "latitude"]
      #expect(properties.names.sorted() == expected.sorted())
    }
  }

  @Test("snap: the same bytes whatever the number of threads; rejects in a file, exit 2")
  func snapRejects() throws {
    let folder = try TemporaryFolder()
    let rivers = try Campaigns.folder() + "/rivers.geojson"
    var outputs = Set<[UInt8]>()
    for jobs in ["1", "2", "8"] {
      var program = BuiltProgram(["snap", "--rivers", rivers, "--rejects", folder("rejects.csv"), "--jobs", jobs])
      program.input = .bytes(Array(Mixed.table.utf8))
      let end = try program.run()
      #expect(end.code == 2, "\(end.messages)")
      outputs.insert(end.output)
      #expect(try TableText(bytes(of: folder("rejects.csv"))).column("rule") == Mixed.rejected)
    }
    #expect(outputs.count == 1)
  }

  @Test("snap: 64, 65, 66")
  func snapFails() throws {
    let rivers = try Campaigns.folder() + "/rivers.geojson"
    func code(_ input: BuiltProgram.Input, rivers: String) throws -> Int32 {
      var program = BuiltProgram(["snap", "--rivers", rivers])
      program.input = input
      return try program.run().code
    }
    #expect(try code(.nothing, rivers: rivers) == 65)
    #expect(try code(.bytes(Array("no table at all".utf8)), rivers: rivers) == 65)
    #expect(try code(.bytes(Array(SmallSurvey.good.utf8)), rivers: rivers + "x") == 66)
    #expect(try code(.closed, rivers: rivers) == 66)
    #expect(try code(.file("/tmp"), rivers: rivers) == 64)
    var program = BuiltProgram(["snap"])
    program.input = .nothing
    #expect(try program.run().code == 64)
  }

  @Test("odd-standard-input: snap comes to an end with endless zeros")
  func endless() throws {
    var program = BuiltProgram(["snap", "--rivers", try Campaigns.folder() + "/rivers.geojson"])
    program.input = .file("/dev/zero")
    let end = try program.run()
    #expect(!end.isTooLong && end.code == 65 && end.messages.contains("no survey that is known"), "\(end.messages)")
  }

  @Test("closed-output: 74 where standard output is full or its reader is gone", arguments: ["count", "inspect", "snap"])
  func full(_ verb: String) throws {
    let campaign = try Campaigns.folder()
    let survey = "\(campaign)/surveys/flights/flight-01.csv"
    var program: BuiltProgram
    switch verb {
    case "count": program = BuiltProgram(["count", try Campaigns.output().folder])
    case "inspect": program = BuiltProgram(["inspect", survey])
    default:
      program = BuiltProgram(["snap", "--rivers", "\(campaign)/rivers.geojson"])
      program.input = .file(survey)
    }
    program.output = .file("/dev/full")
    let full = try program.run()
    #expect(full.code == 74, "\(full.messages)")
    #expect(full.messages.contains("standard output"))
    program.output = .closedPipe
    let closed = try program.run()
    #expect(closed.code == 74 && closed.signal == nil, "\(closed.messages)")
  }

  @Test(
    "closed-output: nothing takes the place of a standard descriptor that is closed",
    arguments: ["<&-", ">&-", "2>&-", "<&- >&-", ">&- 2>&-", "<&- >&- 2>&-"])
  func closedDescriptors(_ closing: String) throws {
    let folder = try TemporaryFolder()
    var program = BuiltProgram([
      "snap", "--rivers", try Campaigns.folder() + "/rivers.geojson", "--rejects", folder.path + "/rejects.csv",
    ])
    program.input = .bytes(Array(SmallSurvey.good.utf8))
    program.launcher = ["sh", "-c", "exec \"$@\" \(closing)", "sh"]
    let end = try program.run()
    #expect(end.signal == nil)
    #expect(end.code == (closing.hasPrefix("<") ? 66 : closing.contains(">&- ") || closing == ">&-" ? 74 : 3), "\(end.messages)")
    // Placed points never stand in the file of rejected records.
    for file in ["rejects.csv", "rejects.csv.part"] {
      let text = (try? String(contentsOfFile: folder.path + "/" + file, encoding: .utf8)) ?? ""
      #expect(!text.contains("Feature"), "\(closing): \(text)")
    }
  }

  @Test(
    "closed-output: help and the version that nobody can have got are an error",
    arguments: [
      ["--help"], ["--version"], ["process", "--help"], ["help", "count"], ["help"], [],
      ["--generate-completion-script", "bash"],
    ])
  func helpToNowhere(_ arguments: [String]) throws {
    var program = BuiltProgram(arguments)
    program.launcher = ["sh", "-c", "exec \"$@\" >&-", "sh"]
    let closed = try program.run()
    #expect(closed.code == 74 && closed.messages.contains("standard output: cannot write"), "\(closed.messages)")
    program.launcher = ["sh", "-c", "exec \"$@\" >/dev/full", "sh"]
    let full = try program.run()
    #expect(full.code == 74 && full.messages.contains("No space left"), "\(full.messages)")
    program.launcher = []
    let open = try program.run()
    #expect(open.code == 0 && open.messages.isEmpty && open.output.last == UInt8(ascii: "\n"))
  }

  @Test("simulate --json says on standard output what was written, and nothing else")
  func simulateJSON() throws {
    let folder = try TemporaryFolder()
    let end = try outlets("simulate", "--out", folder("a"), "--seed", "7", "--json")
    #expect(end.code == 0 && end.messages.isEmpty, "\(end.messages)")
    let root = try OrderedJSON(end.output)
    #expect(root["out"]?.string == folder("a") && root["campaign"]?.string == "plain" && root["seed"]?.number == 7)
    let files = try #require(root["files"]?.list)
    let written = try tree(folder("a"))
    #expect(files.count == written.count && files.contains { $0["name"]?.string == "truth.geojson" })
    let truth = try Layer(try bytes(of: folder("a/truth.geojson")))
    #expect(root["outlets"]?.number == Double(truth.features.count))

    let province = try outlets("simulate", "--out", folder("p"), "--reaches", "300", "--outlets", "20", "--json")
    #expect(try OrderedJSON(province.output)["reaches"]?.number == 300, "\(province.messages)")

    let faults = try outlets(
      "simulate-faults", "--out", folder("f"), "--fault", "gcj02", "--rivers", folder("a/rivers.geojson"), "--count", "2",
      "--json")
    #expect(faults.code == 0, "\(faults.messages)")
    #expect(try OrderedJSON(faults.output)["files"]?.list.count == tree(folder("f")).count)
  }

  @Test("simulate: the same seed gives the same bytes; a folder of others is refused")
  func simulate() throws {
    let folder = try TemporaryFolder()
    #expect(try outlets("simulate", "--out", folder("again"), "--seed", "7").code == 0)
    #expect(try tree(folder("again")) == tree(Campaigns.folder()))
    #expect(try tree(Campaigns.folder(1)) != tree(Campaigns.folder()))
    try folder.file("mine/notes.txt", "mine")
    #expect(try outlets("simulate", "--out", folder("mine")).code == 73)
    #expect(try tree(folder("mine")).count == 1)
    #expect(try outlets("simulate", "--out", folder("mine"), "--force").code == 0)
    #expect(try bytes(of: folder("mine/notes.txt")) == Array("mine".utf8))
    #expect(try outlets("simulate", "--out", folder("none"), "--rivers", "0").code == 64)
  }

  @Test("simulate: what makes a campaign hard; what cannot be is refused")
  func difficulties() throws {
    let folder = try TemporaryFolder()
    let hard = [
      "--accuracy", "3-8", "--errors", "heavy", "--noted-twice", "0.2", "--wrong-banks", "0.2", "--spacing", "20", "--twins",
      "0.3",
      "--twin-distance", "3", "--width", "4-30", "--confluences", "0.2", "--reach-length", "700", "--survey-seed", "9",
    ]
    #expect(try BuiltProgram(["simulate", "--out", folder("hard")] + hard).run().code == 0)
    #expect(
      try outlets("process", folder("hard") + "/surveys", "--rivers", folder("hard") + "/rivers.geojson", "--out", folder("told"))
        .code == 0)
    for table in ["summary", "calibration", "intervals"] {
      let end = try outlets(
        "evaluate", folder("told"), "--truth", folder("hard") + "/truth.geojson", "--table", table, "--json")
      #expect(end.code == 0)
      #expect(try OrderedJSON(end.output)["rows"]?.list.isEmpty == false)
    }
    for (wrong, said) in [
      (["--accuracy", "8-3"], "8-3"), (["--accuracy", "0"], "accuracy is 0.0"),
      (["--missing-types", "2"], "missing types is 2.0"),
      (["--reaches", "10", "--bias", "3"], "--bias"),
    ] {
      let end = try BuiltProgram(["simulate", "--out", folder("none")] + wrong).run()
      #expect(end.code == 64 && end.messages.contains(said), "\(end.messages)")
    }
  }

  @Test("simulate: a campaign in GB18030 gives the same outlets")
  func gb18030() throws {
    let folder = try TemporaryFolder()
    #expect(try outlets("simulate", "--out", folder("campaign"), "--seed", "7", "--gb18030").code == 0)
    var arguments = try Campaigns.arguments()
    arguments[0] = folder("campaign/surveys")
    let output = try OutputFiles(processing: arguments)
    #expect(try output.files["outlets.geojson"] == Campaigns.output().files["outlets.geojson"])
    #expect(try output.files["observations.geojson"] == Campaigns.output().files["observations.geojson"])
  }
}
