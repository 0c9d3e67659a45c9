import Foundation
import OutletSurvey
import TestSupport
import Testing

@Suite("README, library use")
struct ReadmeLibraryTests {
  @Test("the README's lines of Swift compile, run, and are these")
  func library() throws {
    // README begins.
    var options = ProcessOptions(
      surveys: ["data/surveys"], reading: SurveyReading(), rivers: RiverReading(path: "data/rivers.geojson"))
    options.districts = "data/districts.geojson"
    let result = try processSurvey(options)
    for outlet in result.outlets where outlet.status == .unconfirmed {
      print(outlet.id, outlet.river.name ?? outlet.river.id, outlet.measure, outlet.bank?.name ?? "bank unknown")
    }
    // README ends.
    #expect(result.outlets.count { $0.status == .unconfirmed } == 19)

    let source = try String(contentsOfFile: #filePath, encoding: .utf8).split(separator: "\n")
    let lines = source.drop { !$0.hasSuffix("// README begins.") }.dropFirst().prefix { !$0.hasSuffix("// README ends.") }
      .map { $0.dropFirst(4) }
    let block = try #require(try DocumentationPage("README.md").blocks("swift").first)
    #expect(block.filter { !$0.isEmpty && !$0.hasPrefix("import ") } == lines)
    #expect(block.filter { $0.hasPrefix("import ") }.allSatisfy { source.contains($0) })
  }
}
