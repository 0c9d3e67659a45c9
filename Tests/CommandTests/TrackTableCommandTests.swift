import Foundation
import TestSupport
import Testing

/// Tables of tracks on the command line.
@Suite("Tables of tracks on the command line")
struct TrackTableCommandTests {
  private static let rivers =
    #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A","river_id":"A1"},"#
    + #""geometry":{"type":"LineString","coordinates":[[111.79,40.6319],[111.87,40.6986]]}}]}"#

  private static func folder() throws -> String {
    let folder = try TemporaryFolder().path
    try Data(rivers.utf8).write(to: URL(filePath: folder + "/rivers.geojson"))
    var rows = "time_s,lat,lng,alt_m,speed_ms\n"
    for row in 0..<40 { rows += "\(row).0,\(40.6345 + Double(row) * 0.0001),\(111.7935 + Double(row) * 0.00012),50,3.1\n" }
    try Data(rows.utf8).write(to: URL(filePath: folder + "/log.csv"))
    return folder
  }

  @Test("process: a log makes no outlets and says so; --as observations makes them, --as track takes them away")
  func process() throws {
    let folder = try Self.folder()
    let rivers = ["--rivers", folder + "/rivers.geojson", "--quiet"]
    let log = folder + "/log.csv"
    let way = try OutputFiles(processing: [log] + rivers)
    #expect(try way.layer("outlets").features.isEmpty)
    #expect(try way.layer("tracks").features.count == 1)
    #expect(try way.layer("review").features.contains { $0.text("rule") == "rows_are_track" })
    let rows = try OutputFiles(processing: [log, "--as", "observations"] + rivers)
    #expect(try rows.layer("observations").features.count == 40)
    #expect(try outlets("inspect", log, "--as", "track").text.contains("0 observations"))
    #expect(try outlets("inspect", log, "--as", "outlets").code == 64)
  }

  @Test("snap: a log on standard input is no observations")
  func snap() throws {
    let folder = try Self.folder()
    var program = BuiltProgram(["snap", "--rivers", folder + "/rivers.geojson"])
    program.input = .file(folder + "/log.csv")
    let end = try program.run()
    #expect(end.code == 0 && end.lines.isEmpty, "\(end.messages)")
    program.arguments += ["--as", "observations"]
    #expect(try program.run().lines.count == 40)
  }
}
