import Foundation
import OutletSurvey
import TestSupport
import Testing

/// The examples of the library's documentation, compiled and run here line by line.
@Suite("Examples of the library")
struct LibraryExampleTests {
  @Test("README.md")
  func readme() throws {
    // README.md 1 begins.
    var options = ProcessOptions(surveys: ["data/surveys"], rivers: "data/rivers.geojson")
    options.districts = "data/districts.geojson"
    let result = try processSurvey(options)
    for outlet in result.outlets where outlet.status == .unconfirmed {
      print(outlet.id, outlet.river.name ?? outlet.river.id, outlet.measure, outlet.bank?.name ?? "bank unknown")
    }
    // README.md 1 ends.
    #expect(result.outlets.count { $0.status == .unconfirmed } == 17)
  }

  @Test("the overview")
  func overview() throws {
    // OutletSurvey.md 1 begins.
    let result = try processSurvey(ProcessOptions(surveys: ["data/surveys"], rivers: "data/rivers.geojson"))
    for outlet in result.outlets {
      print(outlet.id, outlet.river.name ?? outlet.river.id, outlet.riverKilometre ?? .nan, outlet.bank?.name ?? "no bank")
    }
    // OutletSurvey.md 1 ends.
    #expect(result.outlets.count == 54)
  }

  private func options() throws -> ProcessOptions {
    // FromFilesToOutlets.md 1 begins.
    var options = ProcessOptions(surveys: ["data/surveys"], rivers: "data/rivers.geojson")
    options.basins = .polygons("data/basins.geojson")
    options.districts = "data/districts.geojson"
    options.reading.timeZone = try TimeZoneName("Asia/Shanghai")
    options.maximumDistance = 150
    // FromFilesToOutlets.md 1 ends.
    return options
  }

  @Test("from files to outlets")
  func files() throws {
    let options = try options()
    // FromFilesToOutlets.md 2 begins.
    let result = try processSurvey(options)
    for (rule, count) in result.flagCounts.sorted(by: { $0.key.id < $1.key.id }) {
      print(count, "observations:", rule.id)
    }
    // FromFilesToOutlets.md 2 ends.
    #expect(result.flagCounts[.accuracyAssumed] != nil)
  }

  @Test("the output folder is written, and its files are the layers in memory")
  func folder() throws {
    let temporary = try TemporaryFolder()
    let path = temporary.path + "/out"
    let options = try options()
    // FromFilesToOutlets.md 3 begins.
    let folder = try RunFolder(path, force: false)
    try folder.refuse(inputs: options.inputs)
    let result = try processSurvey(options, into: folder)
    // FromFilesToOutlets.md 3 ends.
    let files = try result.files()
    #expect(files.count > 10 && files["manifest.json"] != nil)
    for (name, bytes) in files { #expect(try Data(contentsOf: URL(filePath: "\(path)/\(name)")) == Data(bytes), "\(name)") }
    for layer in OutputLayer.all {
      #expect(try result.layer(layer, jobs: 2) == files[layer.file], "\(layer.file)")
    }
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String }.filter { $0.contains(".") }
    #expect(names?.sorted() == files.keys.sorted())
  }

  @Test("progress, and a run that is stopped")
  func cancelling() throws {
    let options = try options()
    // FromFilesToOutlets.md 4 begins.
    let cancellation = Cancellation()
    do {
      let result = try processSurvey(options, cancellation: cancellation) { progress in
        if progress.observations > 100 { cancellation.cancel() }
      }
      print(result.outlets.count, "outlets")
    } catch is Cancelled {
      print("More than 100 observations: stopped.")
    }
    // FromFilesToOutlets.md 4 ends.
    #expect(cancellation.isCancelled)
    #expect(throws: Cancelled.self) { try processSurvey(options, cancellation: cancellation) }
  }

  @Test("a result in memory")
  func memory() throws {
    // AResultInMemory.md 1 begins.
    let table = """
      id,longitude,latitude,accuracy_m
      1,111.793480,40.634560,6
      2,111.797010,40.639430,8
      3,111.797020,40.639440,9
      """
    let survey = SurveyInput.bytes(Array(table.utf8), name: "phone.csv")
    var options = ProcessOptions(surveys: [survey], rivers: "data/rivers.geojson")
    options.reading.crs = .gcj02
    let result = try processSurvey(options)
    // AResultInMemory.md 1 ends.
    #expect(result.observations.map(\.id) == ["phone.csv#1", "phone.csv#2", "phone.csv#3"])
    // AResultInMemory.md 2 begins.
    for outlet in result.outlets {
      print(outlet.river.name ?? outlet.river.id, outlet.riverKilometre ?? .nan, outlet.bank?.name ?? "no bank")
      for observation in outlet.sightings {
        print("  seen as", observation.id, "at", observation.position.longitude, observation.position.latitude)
      }
    }
    for river in result.rivers where river.outlets.isEmpty {
      print("no outlet on", river.id, "of", river.length / 1000, "km")
    }
    // AResultInMemory.md 2 ends.
    // AResultInMemory.md 3 begins.
    for rejection in result.rejections {
      print(rejection.source, rejection.line ?? rejection.record, rejection.rule.id, rejection.message)
    }
    for finding in result.findings where finding.severity != .info {
      print(finding.rule.id, finding.message)
    }
    // AResultInMemory.md 3 ends.
    // AResultInMemory.md 4 begins.
    for row in result.riverCounts.rows {
      print(row.name ?? row.id ?? "on no river", row.outlets, row.outletsPerKilometre ?? 0)
    }
    print("total", result.riverCounts.total.outlets)
    // AResultInMemory.md 4 ends.
    #expect(result.riverCounts.total.outlets == result.outlets.count)
    // AResultInMemory.md 5 begins.
    if let outlets = try result.layer(.outlets) {
      print(outlets.count, "bytes of GeoJSON")
    }
    for (name, bytes) in try result.files() {
      print(name, bytes.count)
    }
    // AResultInMemory.md 5 ends.
    #expect(try result.layer(.tracks) == nil && result.layer(.observations) != nil)
  }

  @Test("errors by their types")
  func errors() throws {
    // ErrorsOfARun.md 1 begins.
    do {
      let result = try processSurvey(ProcessOptions(surveys: ["walk.csv"], rivers: "data/rivers.geojson"))
      print(result.outlets.count, "outlets")
    } catch let error as InputError where error.code == .missing {
      print("not found:", error.source ?? "an input")
    } catch let error as InputError {
      print(error.message)
      for option in error.options { print("see", option.property) }
    }
    // ErrorsOfARun.md 1 ends.
    let missing = ProcessOptions(surveys: ["walk.csv"], rivers: "data/rivers.geojson")
    let error = #expect(throws: InputError.self) { try processSurvey(missing) }
    #expect(error?.code == .missing)
  }

  private static let pages =
    ["README.md"]
    + ["OutletSurvey", "FromFilesToOutlets", "AResultInMemory", "ErrorsOfARun"].map {
      "Sources/OutletSurvey/OutletSurvey.docc/\($0).md"
    }

  @Test("each example of the pages is the one that is tested here", arguments: LibraryExampleTests.pages)
  func compared(_ page: String) throws {
    let count = try DocumentationPage(page).blocks("swift").count
    #expect(count > 0)
    for number in 1...max(1, count) {
      let example = LibraryExample(page: page, number: number)
      #expect(try example.documented() == example.tested(in: #filePath), "\(page), example \(number)")
    }
  }

  @Test("README.md shows lines of the Package.swift in Tests/LibraryPackage")
  func packageLines() throws {
    let file = SharedData.packageFolder.appending(path: "Tests/LibraryPackage/Package.swift")
    let manifest = try String(contentsOf: file, encoding: .utf8).replacing("\"../..\"", with: "\"../outlets\"")
    let block = try #require(try DocumentationPage("README.md").blocks("swift package").first)
    #expect(manifest.contains(block.joined(separator: "\n")))
  }

  @Test("docs/library.md shows the package in Tests/LibraryPackage, and what it prints")
  func package() throws {
    let page = try DocumentationPage("docs/library.md")
    let folder = SharedData.packageFolder.appending(path: "Tests/LibraryPackage")
    func text(_ name: String) throws -> String { try String(contentsOf: folder.appending(path: name), encoding: .utf8) }
    let blocks = page.blocks("swift").map { $0.joined(separator: "\n") + "\n" }
    try #require(blocks.count == 2)
    #expect(try blocks[0] == text("Package.swift").replacing("\"../..\"", with: "\"../outlets\""))
    #expect(try blocks[1] == text("Sources/tour/main.swift"))
    #expect(try page.blocks("text").map { $0.joined(separator: "\n") + "\n" } == [text("expected.txt")])
  }
}
