import SurveyModel
import TestSupport
import Testing

@testable import Ingest

/// Tables from the field whose rows are the way of somebody, and tables that are not.
@Suite("Tables of tracks from the wild", .enabled(if: SharedData.isPresent))
struct WildTrackTableTests {
  @Test(
    "log-tables-become-outlets: rows one second apart are a track, and that is said",
    arguments: [("open_dronelog.csv", 120), ("gnss_log.txt", 12), ("qgc.csv", 12)])
  func tables(name: String, fixes: Int) throws {
    let file = try wildLog("log-tables-become-outlets/\(name)")
    try file.expectTrack(fixes, from: (111.7935, 40.6345))
    #expect(file.rejections.isEmpty)
    #expect(name.hasSuffix("txt") || file.finds(.rowsAreTrack)?.message(naming: .arguments).contains("--as observations") == true)
  }

  @Test("log-tables-become-outlets: the times of a log of Android's receiver are read")
  func android() throws {
    let file = try wildLog("log-tables-become-outlets/gnss_log.txt")
    try file.expectTrack(12, from: (111.7935, 40.6345), to: (111.79482, 40.6356), began: "2024-06-11T02:21:33Z")
    #expect(file.tracks.first?.accuracies.first?.first == 3.9)
  }

  @Test("a table of a track is observations, and a form a track, where the user says so")
  func overruled() throws {
    let rows = try wildLog("log-tables-become-outlets/qgc.csv") { $0.tableRole = .observations }
    #expect(rows.observations.count == 12 && rows.tracks.isEmpty)
    let way = try wildLog("csv-hemisphere-columns/dir.csv") { $0.tableRole = .track }
    try way.expectTrack(5, from: (-58.4095, -34.6502))
    let flight = try wildLog("txtlogtocsvtool-utc/txtlog.csv") { $0.tableRole = .observations }
    #expect(flight.observations.count == 12 && flight.tracks.isEmpty)
  }

  @Test("datcon-csv: the log of an aircraft as CSV is a track, by its own columns and by those that the user names")
  func datCon() throws {
    let file = try wildLog("datcon-csv/datcon.csv")
    try file.expectTrack(12, from: (111.7935, 40.6345), began: "2018-04-19T17:25:11Z")
    #expect(file.tracks.first?.method == .drone)
    let zone = try LocalTimeZone(named: "+08:00")
    let split = try readAny(
      "offsetTime,GPS(0):Long[degrees],GPS(0):Lat[degrees],GPS(0):Date,GPS(0):Time\n0,111.7935,40.6345,20180419,172511\n"
        + "1,111.7936,40.6346,20180419,172512\n", name: "a.csv"
    ) { ($0.timeZone, $0.timeZoneIsStated) = (zone, true) }
    try split.expectTrack(2, from: (111.7935, 40.6345), began: "2018-04-19T17:25:11Z")
    let named = try wildLog("datcon-csv/datcon.csv") {
      $0.columns = [.longitude: "IMU_ATTI(0):Longitude", .latitude: "IMU_ATTI(0):Latitude"]
    }
    try named.expectTrack(12, from: (111.7935, 40.6345), began: "2018-04-19T17:25:11Z")
  }

  @Test("edgetx-gps-column: latitude and longitude in one column with a blank between")
  func edgeTX() throws {
    let file = try wildLog("edgetx-gps-column/edgetx.csv") {
      $0.timeZone = try LocalTimeZone(named: "+08:00")
      $0.timeZoneIsStated = true
    }
    try file.expectTrack(12, from: (111.7935, 40.6345), to: (111.79482, 40.6356), began: "2024-06-11T02:21:33Z")
  }

  @Test("inav-blackbox-gps: the coordinates are numbered, and there are no dates")
  func inav() throws {
    let file = try wildLog("inav-blackbox-gps/inav_gps.csv")
    try file.expectTrack(12, from: (111.7935, 40.6345))
    #expect(file.tracks.first?.started == nil)
    #expect(file.finds(.timeUnreadable) == nil)
  }

  @Test(
    "columbus-v900: fixes are the track, marked places are observations, NUL is padding", arguments: ["plain.csv", "padded.csv"])
  func columbus(name: String) throws {
    let file = try wildLog("columbus-v900/\(name)")
    #expect(file.rejections.isEmpty)
    #expect(file.fixCount == 10)
    #expect(file.tracks.first?.stretches.first?.first == Coordinate(x: 111.7935, y: 40.6345))
    #expect(file.tracks.first?.stretches.first?.last == Coordinate(x: 111.79482, y: 40.6356))
    #expect(file.tracks.first?.started == (try instant("2024-06-11T10:21:33Z")))
    #expect(file.places() == [[111.79398, 40.6349], [111.79446, 40.6353]])
    #expect(file.observations.time.first == (try instant("2024-06-11T10:21:37Z")))
  }

  @Test("csv-header-trailing-comma: an empty last name is no column")
  func trailingComma() throws {
    let list = try wildLog("csv-header-trailing-comma/outfalls.csv")
    #expect(list.observations.count == 6 && list.places().first == [111.7935, 40.6345])
    #expect(list.description.columns.count == 5)
    let logger = try wildLog("csv-header-trailing-comma/logger.csv")
    try logger.expectTrack(12, from: (111.7935, 40.6345))
  }

  @Test("csv-hemisphere-columns: the letters beside the numbers say the signs", arguments: ["bt747.csv", "dir.csv"])
  func hemispheres(name: String) throws {
    let file = try wildLog("csv-hemisphere-columns/\(name)")
    #expect(
      file.places() == [
        [-58.4095, -34.6502], [-58.4092, -34.65], [-58.4089, -34.6498], [-58.4086, -34.6496], [-58.4083, -34.6494],
      ])
  }

  @Test("flight-reader-decimal-comma: numbers and clocks of a German computer")
  func german() throws {
    let file = try wildLog("flight-reader-decimal-comma/fr_de.csv")
    try file.expectTrack(12, from: (111.7935, 40.6345), began: "2025-11-25T19:05:08.97Z")
  }

  @Test("flight-reader-us-date: AM and PM beside slashes are American")
  func american() throws {
    let ambiguous = try wildLog("flight-reader-us-date/fr_us_amb.csv")
    try ambiguous.expectTrack(12, from: (111.7935, 40.6345), began: "2025-07-04T19:05:08.97Z")
    let clear = try wildLog("flight-reader-us-date/reads_well.csv")
    #expect(clear.tracks.first?.started == (try instant("2025-11-25T19:05:08.97Z")))
  }

  @Test("txtlogtocsvtool-utc: a column of times that does not say [local] is UTC, whatever --time-zone says")
  func utc() throws {
    let file = try wildLog("txtlogtocsvtool-utc/txtlog.csv") {
      $0.timeZone = try LocalTimeZone(named: "+08:00")
      $0.timeZoneIsStated = true
    }
    try file.expectTrack(12, from: (111.7935, 40.6345), began: "2018-04-19T17:25:11.078Z")
    #expect(file.findings.contains { $0.message.contains("UTC") })
  }

  @Test("garmin-connect-gpx: numbers of any length in every text format")
  func longNumbers() throws {
    for name in ["long.csv", "long.kml"] {
      let file = try wildLog("garmin-connect-gpx/\(name)")
      #expect(file.observations.count == 1)
      #expect(abs((file.observations.x.first ?? 0) + 105.1783149) < 1e-7 && file.observations.y.first == 40.1)
    }
    try wildLog("garmin-connect-gpx/long.gpx").expectTrack(12, from: (111.7935, 40.6345), to: (111.79482, 40.6356))
  }
}
