import Foundation
import TestSupport
import Testing

/// Every real file of crews that is at hand, by name: what it is read as, or why it is refused.
@Suite("Files of crews", .enabled(if: SharedData.isPresent, "../shared/data is absent"))
struct CrewFileTests {
  enum Verdict: Sendable {
    /// Its format, and how many records stand in it, of which so many are used.
    case read(String, records: Int, accepted: Int, because: [String] = [])
    /// What the message says.
    case refused(String)
  }

  private static let nmea = "NMEA 0183 log"
  private static let subtitles = "DJI video subtitles (SRT)"
  private static let table = "autopilot's receiver as CSV (PX4, ArduPilot)"

  static let drone: [(String, Verdict)] = [
    ("airdata/mini-2.csv.gz", .read("AirData flight log", records: 11609, accepted: 11609)),
    ("airdata/mini-2.gpx.gz", .read("GPX", records: 10941, accepted: 10941)),
    ("airdata/mini-2.kml", .read("KML", records: 2, accepted: 2)),
    ("dataflash/spark404_log.bin", .read("ArduPilot flight log (DataFlash)", records: 254, accepted: 254)),
    ("dataflash/spark404_log_REF_GPS.csv", .read(table, records: 254, accepted: 254)),
    // A simulator; what gpsd says of a log holds its sentences too.
    ("nmea/GPSmap-76S.log", .read(nmea, records: 36, accepted: 0, because: ["no_fix"])),
    ("nmea/GPSmap-76S.log.chk", .read(nmea, records: 36, accepted: 0, because: ["no_fix"])),
    // After the rollover of the week: no fix, a date that is none, 1999-08-22.
    ("nmea/april6_2019.log", .read(nmea, records: 3, accepted: 0, because: ["gps_rollover", "no_fix", "time_invalid"])),
    ("nmea/april6_2019.log.chk", .read(nmea, records: 3, accepted: 0, because: ["gps_rollover", "no_fix", "time_invalid"])),
    ("nmea/beidou-bd.log", .read(nmea, records: 30, accepted: 15, because: ["no_fix"])),
    ("nmea/beidou-bd.log.chk", .read(nmea, records: 30, accepted: 15, because: ["no_fix"])),
    ("nmea/blumax-gps009.log", .read(nmea, records: 24, accepted: 12, because: ["no_fix"])),
    ("nmea/blumax-gps009.log.chk", .read(nmea, records: 24, accepted: 12, because: ["no_fix"])),
    ("nmea/bn-9015.log", .read(nmea, records: 20, accepted: 12, because: ["no_fix"])),
    ("nmea/bn-9015.log.chk", .read(nmea, records: 20, accepted: 12, because: ["no_fix"])),
    ("nmea/bu303-climbing.log", .refused("binary log of a SiRF receiver")),
    ("nmea/bu303-climbing.log.chk", .read(nmea, records: 16, accepted: 16)),
    ("nmea/nmea-rtk.log", .read(nmea, records: 244, accepted: 244)),
    ("nmea/nmea-rtk.log.chk", .read(nmea, records: 244, accepted: 244)),
    ("srt/air2s.srt", .read(subtitles, records: 17, accepted: 17)),
    ("srt/broken_empty.SRT", .refused("the file is empty")),
    ("srt/broken_incomplete.SRT", .read(subtitles, records: 20, accepted: 19, because: ["coordinate_missing"])),
    ("srt/mavic_air2.srt", .read(subtitles, records: 25, accepted: 25)),
    ("srt/mavic_mini.SRT", .read(subtitles, records: 117, accepted: 117)),
    ("srt/mavic_pro.SRT", .read(subtitles, records: 468, accepted: 468)),
    ("srt/old_format.SRT", .read(subtitles, records: 468, accepted: 468)),
    ("srt/p4_rtk.SRT", .read(subtitles, records: 55, accepted: 55)),
    ("ulog/sample_log_small.ulg", .read("PX4 flight log (ULog)", records: 32, accepted: 32)),
    ("ulog/sample_log_small_REF_vehicle_gps_position.csv", .read(table, records: 32, accepted: 32)),
    ("ulog/sample_log_small_messages.txt", .refused("no survey file that is known")),
    (
      "ulog/sample_logging_tagged_and_default_params.ulg",
      .read("PX4 flight log (ULog)", records: 190, accepted: 30, because: ["no_fix"])
    ),
    (
      "ulog/sample_logging_tagged_and_default_params_REF_sensor_gps.csv",
      .read(table, records: 11, accepted: 2, because: ["no_fix"])
    ),
    ("ulog/sample_logging_tagged_and_default_params_messages.txt", .refused("no survey file that is known")),
  ]

  /// Paths of all files below a folder of the shared data.
  private static func files(_ folder: String) throws -> [String] {
    let root = try SharedData.path(folder)
    return try FileManager.default.subpathsOfDirectory(atPath: root).filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(root)/\(name)", isDirectory: &isFolder) && !isFolder.boolValue
    }
  }

  @Test("the list is complete: a file that is in the folder and not in the list has no verdict")
  func complete() throws {
    #expect(try Self.files("drone").sorted() == Self.drone.map(\.0).sorted())
    #expect(try Self.files("tracks").allSatisfy { $0.hasSuffix(".gpx") })
  }

  @Test("drone logs, each by its verdict", arguments: drone)
  func log(_ name: String, _ verdict: Verdict) throws {
    let end = try outlets("inspect", SharedData.path("drone/\(name)"), "--json")
    let found = try #require(try OrderedJSON(end.output).list.first)
    switch verdict {
    case .read(let format, let records, let accepted, let because):
      #expect(end.code == 0 && found["format"]?.string == format, "\(end.text)")
      #expect(found["records"]?.integer == records && found["accepted"]?.integer == accepted)
      #expect(found["observations"]?.integer == 0, "a log places no outlet")
      #expect((found["rejected"]?.names ?? []).sorted() == because)
    case .refused(let words):
      #expect(end.code == 65 && found["refusal"]?.string?.contains(words) == true, "\(end.text)")
    }
  }

  @Test("gpxpy's files whole: as many records as points, whatever else stands in them")
  func tracks() throws {
    let names = try Self.files("tracks")
    #expect(names.count == 28)
    for name in names {
      let text = String(decoding: try SharedData.bytes("tracks/\(name)"), as: UTF8.self)
      let waypoints = text.ranges(of: "<wpt").count
      let points = text.ranges(of: "<trkpt").count
      let end = try outlets("inspect", SharedData.path("tracks/\(name)"), "--json")
      let found = try #require(try OrderedJSON(end.output).list.first)
      #expect(end.code == 0 && found["records"]?.integer == waypoints + points, "\(name)")
      #expect(found["accepted"]?.integer == waypoints + points && found["observations"]?.integer == waypoints, "\(name)")
    }
  }

  @Test("both folders at once: every file is an input, or is skipped with its reason")
  func together() throws {
    let rivers = try TemporaryFolder().file("rivers.geojson", lines([("Creek", [[-122.629, 47.5745], [-122.6262, 47.5725]])]))
    let output = try OutputFiles(
      processing: [try SharedData.path("drone"), try SharedData.path("tracks"), "--rivers", rivers], code: 2)
    let manifest = try output.manifest()
    let read = try #require(manifest["inputs"]?.list).filter { $0["role"]?.string == "survey" }.compactMap { $0["name"]?.string }
    let skipped = try #require(manifest["skipped"]?.list).compactMap { $0["name"]?.string }
    let all = try Self.files("drone").map { "drone/\($0)" } + Self.files("tracks").map { "tracks/\($0)" }
    #expect((read + skipped).sorted() == all.sorted())
    // What nobody reads, what is empty and what is SiRF.
    #expect(skipped.count == 4, "\(skipped)")
    let totals = try #require(manifest["totals"])
    let rejected = try output.table("rejected.csv").rows.count
    #expect(totals["records"]?.integer == (totals["accepted"]?.integer ?? 0) + rejected)
  }

  @Test("every point of the AirData flight's GPX and KML lies on the way that its CSV gives")
  func airData() throws {
    let rivers = try TemporaryFolder().file("rivers.geojson", lines([("Creek", [[-122.629, 47.5745], [-122.6262, 47.5725]])]))
    let output = try OutputFiles(processing: [try SharedData.path("drone/airdata"), "--rivers", rivers])
    var places: [String: Set<[Double]>] = [:]
    for track in try output.layer("tracks").features {
      let source = track.text("source") ?? ""
      let parts =
        track.type == "LineString"
        ? track.vertices
        : (track.geometry["coordinates"]?.list ?? []).flatMap { part in
          part.list.map { $0.list.compactMap(\.number) }
        }
      places[source, default: []].formUnion(parts.map { Array($0.prefix(2)) })
    }
    let flown = try #require(places["airdata/mini-2.csv.gz"])
    let gpx = try #require(places["airdata/mini-2.gpx.gz"])
    let kml = try #require(places["airdata/mini-2.kml"])
    #expect(gpx.count > 5000 && kml.count > 1000, "\(gpx.count), \(kml.count)")
    #expect(gpx.isSubset(of: flown) && kml.isSubset(of: flown))
  }
}
