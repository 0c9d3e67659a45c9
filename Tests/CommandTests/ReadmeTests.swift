import Foundation
import SurveyModel
import TestSupport
import Testing

/// What README.md says is what the program does.
@Suite("README")
struct ReadmeTests {
  @Test("every command of the README prints what the README says")
  func transcripts() throws {
    let folder = try ReadmeFolder()
    let commands = try Readme().commands()
    #expect(commands.count >= 10)
    for command in commands {
      #expect(try folder.run(command.text) == command.output, "\(command.text)")
    }
  }

  @Test("the options table has every option of every verb, and no other")
  func options() throws {
    let folder = try ReadmeFolder()
    var known: Set<String> = []
    for verb in ["process", "count", "inspect", "snap", "simulate", "simulate-faults"] {
      let help = try folder.run("outlets \(verb) --help")
      #expect(help.contains("EXAMPLES"))
      for line in help.split(separator: "\n") where line.hasPrefix("  --") {
        known.insert(String(line.dropFirst(2).prefix { $0 != " " }))
      }
    }
    known.remove("--version")
    #expect(Set(try Readme().codeSpans(inTable: "option")) == known)
  }

  @Test("help can be copied: no line of an example is broken at 80 columns", arguments: ["", "process", "snap", "simulate"])
  func examples(_ verb: String) throws {
    let help = try ReadmeFolder().run("outlets \(verb) --help")
    let examples = help.split(separator: "\n", omittingEmptySubsequences: false).drop { $0 != "EXAMPLES" }.dropFirst()
      .prefix { !$0.isEmpty }
    #expect(examples.allSatisfy { $0.hasPrefix("  ") && $0.utf8.count <= 80 }, "\(examples)")
  }

  @Test("flags and reasons are rules of the vocabulary", arguments: ["flag", "reason"])
  func rules(_ table: String) throws {
    let names = try Readme().codeSpans(inTable: table)
    #expect(names.count > 15)
    for name in names {
      let rule = try #require(Rule(id: name), "\(name)")
      #expect((rule.rawValue <= Rule.lastFlag.rawValue) == (table == "flag"), "\(name)")
    }
  }

  @Test("the data of the README is what simulate makes today")
  func data() throws {
    let folder = try ReadmeFolder()
    #expect(try folder.run("outlets simulate --seed 7 --out again >/dev/null 2>&1; diff -r data again") == "")
  }

  @Test("a bad input ends as the README's table says", arguments: ReadmeBadInput.all)
  func badInput(_ input: ReadmeBadInput) throws {
    let folder = try ReadmeFolder()
    let command = """
      cat > \(input.file) <<'EOF'
      \(input.content)
      EOF
      \(input.prepare)
      outlets process \(input.file) --rivers data/rivers.geojson --out out --quiet 2>/dev/null; echo "exit $?"
      cat out/rejected.csv out/observations.geojson 2>/dev/null
      """
    let said = try folder.run(command)
    #expect(said.hasPrefix("exit \(input.code)\n"))
    #expect(input.rule.isEmpty || said.contains(input.rule), "\(said)")
    #expect(said.split(separator: "\n").count { $0.contains("\"type\":\"Feature\"") } == input.accepted)
  }
}

/// A row of "Bad input, compared".
struct ReadmeBadInput: Sendable, CustomTestStringConvertible {
  var file: String
  var content: String
  var code: Int
  /// Empty where nothing is written.
  var rule: String
  var accepted: Int
  /// What makes the file of the content.
  var prepare = ""

  var testDescription: String { "\(file): \(rule.isEmpty ? "refused" : rule)" }

  private static func csv(_ rows: String, header: String = "id,lon,lat", _ code: Int, _ rule: String, _ accepted: Int) -> Self {
    ReadmeBadInput(file: "bad.csv", content: "\(header)\n\(rows)", code: code, rule: rule, accepted: accepted)
  }

  private static func gpx(_ point: String, _ code: Int, _ rule: String, _ accepted: Int) -> Self {
    let content = "<gpx version=\"1.1\" creator=\"x\" xmlns=\"http://www.topografix.com/GPX/1/1\">\(point)</gpx>"
    return ReadmeBadInput(file: "bad.gpx", content: content, code: code, rule: rule, accepted: accepted)
  }

  private static func geoJSON(_ features: String, _ code: Int, _ rule: String, _ accepted: Int) -> Self {
    let content = "{\"type\":\"FeatureCollection\",\"features\":[\(features)]}"
    return ReadmeBadInput(file: "bad.geojson", content: content, code: code, rule: rule, accepted: accepted)
  }

  private static func feature(_ properties: String, _ geometry: String = pointGeometry) -> String {
    "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\(geometry)}}"
  }

  private static let pointGeometry = "\"type\":\"Point\",\"coordinates\":[111.79,40.63]"

  static let all: [ReadmeBadInput] = [
    csv("1,111.79,40.63\n2,\"111.79,40.63\n3,111.79,40.63", 2, "quote_unterminated", 2),
    csv("1,6\"x,111.79,40.63\n2,,111.79,40.63", header: "id,name,lon,lat", 0, "quote_taken_literally", 2),
    csv("1,111.79,40.63\n2,111.79,1e400", 2, "coordinate_unreadable", 1),
    csv("1,111.79,-91\n2,181,40.63", 2, "coordinate_out_of_range", 0),
    csv("1,40.63,111.79", 2, "coordinate_swapped", 0),
    csv("1,0,0", 2, "null_island", 0),
    csv("1,111.79,40.63,40.62", header: "id,lon,lat,lat", 65, "", 0),
    geoJSON(
      "\(feature("")),{\"type\":\"FeatureCollection\",\"features\":[\(feature(""))]},\(feature(""))", 2, "json_invalid", 2),
    geoJSON(feature("\"id\":1,\"id\":2"), 65, "", 0),
    gpx("<wpt lat=\"32,1\" lon=\"111.79\"/>", 2, "coordinate_unreadable", 0),
    gpx(
      "<wpt lat=\"NaN\" lon=\"1\"/><wpt lat=\"\" lon=\"1\"/><wpt lon=\"1\"/><wpt lat=\"40\" lon=\"111\"/>", 2, "coordinate_", 1),
    geoJSON(feature("", "\"type\":\"LineString\",\"coordinates\":[[111.79,40.63]]"), 2, "geometry_invalid", 0),
    ReadmeBadInput(
      file: "bad.csv", content: "编号,经度,纬度\n苇岭沟,111.79,40.63", code: 0, rule: "苇岭沟", accepted: 1,
      prepare: "iconv -f UTF-8 -t GBK bad.csv > t && mv t bad.csv"),
  ]
}
