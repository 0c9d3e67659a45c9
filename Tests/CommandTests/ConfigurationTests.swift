import TestSupport
import Testing

@Suite("--config")
struct ConfigurationTests {
  @Test("options from a file; what is typed wins")
  func options() throws {
    let small = try SmallSurvey()
    let file = try small.folder.file(
      "campaign.toml",
      """
      rivers = "\(small.rivers)"
      out = "\(small.out)"
      max-distance = 5
      river-id = "river_id"
      quiet = true
      jobs = 1

      [columns]
      id = "id"
      """)
    let end = try outlets("process", small.survey, "--config", file)
    #expect(end.code == 3, "nothing is within 5 m of the river: \(end.messages)")
    #expect(end.messages.isEmpty, "quiet")
    var output = try OutputFiles(small.out, end)
    #expect(try output.manifest()["options"]?["max_distance"]?.number == 5)
    #expect(try output.manifest()["options"]?["columns"]?["id"]?.string == "id")
    #expect(try output.manifest()["totals"]?["matched"]?.integer == 0)
    let typed = try outlets("process", small.survey, "--config=\(file)", "--max-distance", "50")
    #expect(typed.code == 0, "\(typed.messages)")
    output = try OutputFiles(small.out, typed)
    #expect(try output.manifest()["options"]?["max_distance"]?.number == 50)
    #expect(try output.manifest()["totals"]?["matched"]?.integer == 2)
  }

  @Test(
    "78: what is wrong in it, with its name",
    arguments: [
      "rivers = ", "no-such-option = 1", "rivers = [1, 2]", "[columns]\nid = 3", "max-distance = \"far\"", "jobs = 0",
      "quiet = \"yes\"", "config = \"other.toml\"", "\u{FF}\u{0}",
    ])
  func bad(_ text: String) throws {
    let small = try SmallSurvey()
    let file = try small.folder.file("campaign.toml", text)
    let end = try small.run("--config", file)
    #expect(end.code == 78, "\(end.messages)")
    #expect(end.messages.contains("campaign.toml"))
    #expect(try small.folder.names() == ["campaign.toml", "points.csv", "rivers.geojson"])
  }

  @Test("lists: files that are named one by one, and parts of one value")
  func lists() throws {
    let small = try SmallSurvey()
    for name in ["one", "two", "three"] { try small.folder.file("\(name).csv", "id,longitude,latitude\n\(name),111.003,41\n") }
    let file = try small.folder.file(
      "campaign.toml",
      """
      marks = ["\(small.folder("one.csv"))", "\(small.folder("two.csv"))"]
      waterways = ["ditch", "drain"]
      fix = ["swap", "sign"]
      columns = "name=id"
      max-rejects = "any"
      max-gap = 7.5
      photo-events = true
      verbose = false
      """)
    let output = try OutputFiles(small.out, try small.run("--config", file))
    let options = try #require(try output.manifest()["options"])
    #expect(options["marks"]?.list.compactMap(\.string) == ["one.csv", "two.csv"])
    #expect(options["waterways"]?.list.compactMap(\.string) == ["ditch", "drain"])
    #expect(options["fix"]?.list.compactMap(\.string) == ["sign", "swap"])
    #expect(options["columns"]?["name"]?.string == "id" && options["max_gap"]?.number == 7.5)
    let typed = try OutputFiles(small.out, try small.run("--config", file, "--marks", small.folder("three.csv")))
    #expect(
      try typed.manifest()["options"]?["marks"]?.list.compactMap(\.string) == ["three.csv"],
      "what is typed takes the place of what the file says")
  }

  @Test(
    "78: what is nearly right is answered with what is right",
    arguments: [
      ("max-distanse = 5", "did you mean \"max-distance\"?"), ("river_id = \"x\"", "did you mean \"river-id\"?"),
      ("quiet = \"yes\"", "\"quiet\" must be true or false"), ("rivers = [1, 2]", "\"rivers\" is a list"),
      ("jobs = true", "of a kind that no option takes"), ("[rivers]\nfile = \"x\"", "\"rivers\" is a table"),
      ("waterways = [[1]]", "waterways must be a list of texts"), ("max-gap = 5000", "--max-gap must be a number of seconds"),
    ])
  func nearlyRight(_ text: String, _ words: String) throws {
    let small = try SmallSurvey()
    let file = try small.folder.file("campaign.toml", text)
    let end = try outlets("process", small.survey, "--config", file, "--rivers=\(small.rivers)", "--out", small.out)
    #expect(end.code == 78 && end.messages.contains("campaign.toml") && end.messages.contains(words), "\(end.messages)")
  }

  @Test("a file may set every option of process and snap but itself")
  func known() throws {
    let small = try SmallSurvey()
    let file = try small.folder.file("campaign.toml", "no-such-option = 1")
    let said = try small.run("--config", file).messages
    let known = try #require(said.split(separator: "known are ").last).split { !($0.isLowercase || $0 == "-") }
    var options: Set<Substring> = []
    for verb in ["process", "snap"] {
      let help = try outlets("help", verb)
      for text in help.lines {
        let line = text.replacing(/^ +-[a-z], --/, with: "--")
        guard line.drop(while: { $0 == " " }).hasPrefix("--") else { continue }
        options.insert(line.drop { $0 == " " || $0 == "-" }.prefix { $0.isLowercase || $0 == "-" })
      }
    }
    #expect(options.count > 30)
    #expect(Set(known) == options.subtracting(["config", "version", "help"]))
  }

  @Test("66: there is no such file; 64: no file is named")
  func missing() throws {
    let small = try SmallSurvey()
    #expect(try small.run("--config", small.folder("absent.toml")).code == 66)
    #expect(try small.run("--config").code == 64)
  }
}
