import Foundation
import TestSupport
import Testing

/// `--fix` on surveys that are no CSV, on tracks alone, and the clocks of cameras.
@Suite("The doctor and other formats", .enabled(if: SharedData.isPresent))
struct DoctorFormatTests {
  private let folder: TemporaryFolder
  private let rivers: String

  init() throws {
    folder = try TemporaryFolder()
    rivers = try SharedData.path("rivers/dengzhou/rivers.geojson")
  }

  /// A made-up CSV file of one fault.
  private func faulty(_ fault: String) throws -> String {
    let end = try outlets(
      "simulate-faults", "--fault", fault, "--rivers", rivers, "--out", folder("made"), "--seed", "31", "--force")
    try #require(end.code == 0, "\(end.messages)")
    return folder("made/\(fault)-1.csv")
  }

  @Test(
    "a fix mends a file of any format as it mends the same CSV, and its fields stay", .enabled(if: Tools.haveGDAL),
    arguments: [
      ("gcj02", "xlsx", "XLSX"), ("swap", "xlsx", "XLSX"), ("gcj02", "kml", "LIBKML"), ("gcj02", "gpkg", "GPKG"),
      ("swap", "gpkg", "GPKG"),
    ])
  func formats(_ fault: String, _ ending: String, _ driver: String) throws {
    let csv = try faulty(fault)
    let file = folder("survey.\(ending)")
    var options = ["-f", driver, file, csv]
    if ending == "xlsx" {
      options += ["-oo", "AUTODETECT_TYPE=YES"]
    } else {
      options += ["-oo", "X_POSSIBLE_NAMES=longitude", "-oo", "Y_POSSIBLE_NAMES=latitude", "-a_srs", "EPSG:4326"]
    }
    try Tools.ogr2ogr(options)
    let expected = try OutputFiles(processing: [csv, "--rivers", rivers, "--fix", fault]).layer("observations").features
    let output = try OutputFiles(processing: [file, "--rivers", rivers, "--fix", fault])
    #expect(try output.findingRules().contains("fix_applied"))
    #expect(try output.manifest()["inputs"]?.list.first?["fixes"]?.list.compactMap(\.string) == [fault])
    let observations = try output.layer("observations").features
    try #require(observations.count == expected.count && expected.count >= 20)
    for (mended, right) in zip(observations, expected) {
      try #require(mended.position.count == 2 && right.position.count == 2)
      #expect(abs(mended.position[0] - right.position[0]) < 2e-7 && abs(mended.position[1] - right.position[1]) < 2e-7)
      #expect(mended.texts("flags").contains("coordinate_fixed") && (mended.number("distance_m") ?? 1000) < 150)
      for field in ["longitude", "latitude"] {
        let (kept, written) = (number(mended, field), number(right, field))
        #expect(kept != nil && written != nil && abs((kept ?? 0) - (written ?? 1)) < 1e-9, "\(field)")
      }
    }
    // Unasked, nothing is mended.
    let end = try outlets("process", file, "--rivers", rivers, "--out", folder("unasked"))
    #expect(end.code == (fault == "swap" ? 2 : 0))
    let unasked = try OutputFiles(folder("unasked"), end)
    #expect(try unasked.findingRules().contains(fault == "swap" ? "suspect_swapped" : "suspect_gcj02"))
    #expect(try !unasked.layer("observations").features.contains { $0.texts("flags").contains("coordinate_fixed") })
  }

  /// An attribute, whether it is kept as text or as a number.
  private func number(_ feature: Layer.Feature, _ field: String) -> Double? {
    let value = feature.properties["attributes"]?[field]
    return value?.number ?? value?.string.flatMap(Double.init)
  }

  @Test("tracks alone show a shift, are mended when asked, and raise no alarm when they are right")
  func tracks() throws {
    for fault in ["gcj02", "clean"] {
      let rows = try String(contentsOfFile: faulty(fault), encoding: .utf8).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      let x = try #require(rows[0].firstIndex(of: "longitude"))
      let y = try #require(rows[0].firstIndex(of: "latitude"))
      let fixes = rows.dropFirst().map { "<trkpt lat=\"\($0[y])\" lon=\"\($0[x])\"/>" }
      try #require(fixes.count >= 40)
      let file = try folder.file(
        "\(fault).gpx",
        "<gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><trkseg>\(fixes.joined())</trkseg></trk></gpx>")
      let seen = try outlets("inspect", file, "--rivers", rivers)
      #expect(seen.text.contains("probably GCJ-02") == (fault == "gcj02"), "\(seen.text)")
    }
    let output = try OutputFiles(processing: [folder("gcj02.gpx"), "--rivers", rivers, "--fix", "gcj02"])
    #expect(try output.findingRules().contains("fix_applied"))
    let plain = try OutputFiles(processing: [folder("gcj02.gpx"), "--rivers", rivers])
    let (before, after) = (try #require(try plain.layer("tracks").features.first), try output.layer("tracks").features.first)
    #expect(try plain.findingRules().contains("suspect_gcj02"))
    #expect(before.geometry != after?.geometry)
  }

  @Test("a camera that is 8 h off says so, with the option")
  func cameras() throws {
    let river = lines([("Creek", [[111.60, 40.60], [111.60, 40.50]])])
    try folder.file("creek.geojson", river)
    let places = (0..<40).map { 40.59 - Double($0) / 1000 }
    let fixes = places.enumerated().map { index, latitude in
      "<trkpt lat=\"\(latitude)\" lon=\"111.6002\"><time>2024-05-16T0\(index / 20):\(10 + 2 * (index % 20)):00Z</time></trkpt>"
    }
    try folder.file(
      "survey/walk.gpx",
      "<gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><trkseg>\(fixes.joined())</trkseg></trk></gpx>")
    for (index, latitude) in places.enumerated() {
      var photo = MadePhoto()
      photo.setPosition(latitude: latitude, longitude: 111.6002)
      photo.camera = [(0x9003, .text("2024:05:16 0\(8 + index / 20):\(10 + 2 * (index % 20)):00"))]
      photo.picture = "\(index)"
      try folder.file("survey/card/IMG_\(index).jpg", photo.bytes)
    }
    func clocks(_ more: String...) throws -> [String] {
      try OutputFiles(processing: [folder("survey"), "--rivers", folder("creek.geojson")] + more).layer("review").features
        .filter { $0.text("rule") == "suspect_clock" }
        .map { "\($0.text("source") ?? ""): \($0.text("message") ?? "")" }
    }
    let found = try clocks()
    #expect(found.count == 1 && found[0].hasPrefix("survey/card: ") && found[0].contains("8 h ahead of"), "\(found)")
    #expect(found.first?.contains("--time-zone +08:00") == true)
    #expect(try clocks("--time-zone", "+08:00") == [])
    let wrong = try clocks("--time-zone", "+09:00")
    #expect(wrong.count == 1 && wrong[0].contains("1 h behind") && wrong[0].contains("--clock-offset +1h"), "\(wrong)")
  }
}
