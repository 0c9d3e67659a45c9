import SurveyModel
import SurveyPipeline
import TestSupport
import Testing

/// Runs over tables from the field, in `../shared/data/wild/forms`. The names before the colons are folders there.
@Suite("Runs over forms from the wild", .enabled(if: SharedData.isPresent)) struct WildFormRunTests {
  private func path(_ name: String) throws -> String { try SharedData.path("wild/forms/\(name)") }

  /// Two rivers that run through London.
  private func londonRivers() throws -> String {
    try TemporaryFolder().file(
      "rivers.geojson",
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"river_id":"R1"},
      "geometry":{"type":"LineString","coordinates":[[-0.2,51.45],[-0.1,51.55]]}}]}
      """)
  }

  @Test("ambiguous-dates: a week that reaches behind the twelfth settles the order of its sister")
  func sisterDates() throws {
    let options = ProcessOptions(
      surveys: [.path(try path("ambiguous-dates/two_weeks"))], rivers: RiverReading(.path(try londonRivers())))
    let result = try processSurvey(options)
    // 2019-04-11, 2019-04-11, 2019-04-13, 2019-04-14.
    #expect(
      result.observations.map(\.time).compactMap(\.self).sorted()
        == [1_554_940_800_000_000, 1_554_940_800_000_000, 1_555_113_600_000_000, 1_555_200_000_000_000])
    #expect(!result.findings.contains { $0.rule == .dateOrder && $0.severity == .warning })
  }

  @Test("antimeridian-bbox: the west edge is east of the other")
  func antimeridian() throws {
    let result = try processSurvey(
      ProcessOptions(
        surveys: [.path(try path("antimeridian-bbox/fiji.csv"))],
        rivers: RiverReading(.path(try path("antimeridian-bbox/fiji.geojson")))))
    let files = try result.files()
    for (name, box) in [
      ("observations.geojson", "[179.995,-16.8016,-179.995,-16.8003]"), ("outlets.geojson", "\"bbox\":[179."),
      ("rivers.geojson", "[179.99,-16.802,-179.99,-16.8]"),
    ] {
      let head = String(decoding: (files[name] ?? []).prefix(120), as: UTF8.self)
      #expect(head.contains(box), "\(name): \(head)")
    }
  }

  @Test("unit-of-prj: the unit that the file states counts, and that is said")
  func unit() throws {
    let inspection = try inspectFile(.path(try path("unit-of-prj/s16_foot.shp")), reading: SurveyReading(), jobs: 1)
    #expect(inspection.account.accepted == 3 && inspection.refusal == nil)
    #expect(abs(inspection.extent.minX + 82.9) < 1e-6 && abs(inspection.extent.minY - 40.8) < 1e-6, "\(inspection.extent)")
    #expect(abs(inspection.extent.maxX + 82.898) < 1e-6 && abs(inspection.extent.maxY - 40.801) < 1e-6, "\(inspection.extent)")
  }

  @Test("doctor-sign-58-percent: the sign is named where no layer has all waters, and mends the file")
  func sign() throws {
    var options = ProcessOptions(
      surveys: [.path(try path("doctor-sign-58-percent/waterwayslocations.csv"))],
      rivers: RiverReading(.path(try path("doctor-sign-58-percent/riverways_thinned.geojson"))))
    options.reading.columns = [.latitude: "north_latitude", .longitude: "west_longitude"]
    let wrong = try processSurvey(options)
    #expect(wrong.findings.filter { $0.rule.isSuspicion }.map(\.rule) == [.suspectSign])
    options.fixes = [.sign]
    let mended = try processSurvey(options)
    #expect(mended.observations.count == 60 && mended.observations.count { $0.river != nil } >= 36)
  }
}
