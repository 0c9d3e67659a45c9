import ArgumentParser
import SurveyModel
import SurveyPipeline
import Testing

@testable import outlets

@Suite("Declared options")
struct DeclaredOptionTests {
  @Test("process declares every option of the table, under its own name and as it is written")
  func table() throws {
    let declared = declaredOptions(of: outlets.Process.self)
    #expect(Set(declared.map(\.argument)).count == declared.count)
    let ofTable = declared.filter { SurveyOption.named($0.argument) != nil }
    #expect(Set(ofTable.map(\.argument)) == Set(SurveyOption.table.map(\.name.argument)))
    for option in ofTable where option.kind != .positional {
      let entry = try #require(SurveyOption.named(option.argument))
      #expect((option.kind == .flag) == (entry.kind == .flag), "\(option.argument)")
      #expect((option.kind == .repeated) == (entry.kind == .repeated), "\(option.argument)")
    }
  }

  @Test("snap and inspect share their options with process")
  func shared() {
    let process = Set(declaredOptions(of: outlets.Process.self))
    #expect(Set(declaredOptions(of: Snap.self).map(\.argument)).subtracting(process.map(\.argument)) == ["file", "rejects"])
    #expect(Set(declaredOptions(of: Inspect.self).map(\.argument)).subtracting(process.map(\.argument)) == ["files", "format"])
  }

  @Test("what is typed becomes the options of the run; what is not typed stays as it is")
  func typed() throws {
    let command = try outlets.Process.parse([
      "walks", "--rivers", "r.geojson", "--out", "o", "--max-gap", "2", "--marks", "m1", "--marks", "m2", "--clock-offset", "-8h",
      "--where", "x > 1", "--profile", "osm", "--accept-ballpark", "--jobs", "3", "--basins", "network",
    ])
    let options = try ProcessOptions(typedFor: command)
    #expect(options.surveys == ["walks"] && options.rivers.file == "r.geojson" && options.rivers.condition == "x > 1")
    #expect(options.marks.files == ["m1", "m2"] && options.marks.maximumGap == 2)
    #expect(options.marks.clockOffset?.duration == .seconds(-28_800))
    #expect(options.reading.acceptBallpark && options.jobs == 3)
    if case .known("osm") = options.rivers.profile {} else { Issue.record("the profile is \(options.rivers.profile as Any)") }
    #expect(options.basins == .fromNetwork && options.maximumDistance == 200 && options.reading.crs == nil)
    #expect(!typedValues(in: command).contains { $0.argument == "max-distance" }, "typed and default are told apart")
  }
}
