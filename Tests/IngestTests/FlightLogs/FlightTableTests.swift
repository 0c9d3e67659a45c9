import Foundation
import Ingest
import SurveyModel
import TestSupport
import Testing

@Suite("Flight logs as tables")
struct FlightTableTests {
  static let airData =
    "time(millisecond),datetime(utc),latitude,longitude,height_above_takeoff(feet),satellites, xSpeed(mph),isPhoto,flycState,message\n"

  @Test("the AirData flight holds every point of its own GPX, at the same times", .enabled(if: SharedData.isPresent))
  func airDataAgainstGPX() throws {
    let file = try readLog(sharedLog("airdata/mini-2.csv.gz"), name: "mini-2.csv.gz")
    #expect(file.description.format == .airData)
    #expect(file.account.records == 11609)
    #expect(file.account.accepted == 11609)
    let gpx = String(decoding: try sharedLog("airdata/mini-2.gpx.gz"), as: UTF8.self)
    // The last moment of the flight has two rows.
    var places: [Int64: [Coordinate]] = [:]
    for fix in fixes(file) { places[fix.time, default: []].append(Coordinate(x: fix.x, y: fix.y)) }
    // The GPX counts from the first whole second; the flight's own seconds turn 0.2 s later on that clock.
    let turn: Int64 = 200_000
    var points = 0
    for point in gpx.split(separator: "<trkpt lon=\"").dropFirst() {
      let parts = point.split(separator: "\"", maxSplits: 3)
      let time = try #require(point.split(separator: "<time>", maxSplits: 1).last).prefix { $0 != "<" }
      let place = try Coordinate(x: #require(Double(parts[0])), y: #require(Double(parts[2])))
      points += 1
      let found = places[try instant(String(time)) + turn] ?? []
      if !found.contains(place) { Issue.record("\(time) \(place)") }
    }
    #expect(points == 10941)
  }

  @Test("every place of the AirData flight's KML is in its CSV", .enabled(if: SharedData.isPresent))
  func airDataAgainstKML() throws {
    let file = try readLog(sharedLog("airdata/mini-2.csv.gz"), name: "mini-2.csv.gz")
    let places = Set(fixes(file).map { Coordinate(x: $0.x, y: $0.y) })
    let kml = String(decoding: try sharedLog("airdata/mini-2.kml"), as: UTF8.self)
    let line = try #require(kml.firstMatch(of: /<LineString>[\s\S]*?<coordinates>([^<]*)<\/coordinates>/))
    let points = line.output.1.split(whereSeparator: \.isWhitespace).map { $0.split(separator: ",").compactMap { Double($0) } }
    #expect(points.count > 1000)
    #expect(points.allSatisfy { places.contains(Coordinate(x: $0[0], y: $0[1])) })
  }

  @Test("rows-before-fix: rows before the receiver had a fix are rejected, few satellites are flagged")
  func noFix() throws {
    let file = try readLog(
      Self.airData + "0,,0,0,0,0,0,0,A,\n100,,,,0,0,0,0,A,\n200,2024-05-01 08:00:00,32.1,118.7,0,0,0,0,A,\n"
        + "300,2024-05-01 08:00:00,32.1,118.7,0,3,0,0,A,\n400,2024-05-01 08:00:00,32.1001,118.7,0,9,0,0,A,\n")
    #expect(file.rules == [.noFix, .noFix, .noFix])
    #expect(file.account.accepted == 2)
    #expect(file.account.flagged == 1)
    #expect(file.finds(.fewSatellites) != nil)
    #expect(file.tracks.map(\.fixes) == [2])
    #expect(file.tracks.first?.method == .drone)
  }

  @Test("radians: positions in radians refuse the file")
  func radians() {
    #expect {
      try readLog(
        "CUSTOM.dateTime,OSD.flyTime,OSD.latitude,OSD.longitude\n2024-05-01T08:00:00Z,0.1,0.5602,2.0717\n"
          + "2024-05-01T08:00:01Z,1.1,0.5603,2.0718\n")
    } throws: { "\($0)".contains("radians") }
  }

  @Test("encrypted-logs: the raw logs of a DJI app are refused, naming a converter")
  func encrypted() {
    let bytes: [UInt8] = Array(repeating: 0, count: 100) + [7, 9, 200]
    guard case .refused(let reason) = sniffFormat(name: "DJIFlightRecord_2024-05-01.txt", prefix: bytes) else {
      Issue.record("not refused")
      return
    }
    #expect(reason.contains("dji-log-parser"))
    var dat = Array(repeating: UInt8(0), count: 16)
    dat += Array("BUILD 2016".utf8)
    guard case .refused(let reason) = sniffFormat(name: "FLY042.DAT", prefix: dat) else {
      Issue.record("not refused")
      return
    }
    #expect(reason.contains("CsvView"))
  }

  @Test("feet-and-metres: units are told by the header: feet and metres give the same way")
  func units() throws {
    let rows = "2024-05-01 08:00:00,32.1,118.7,9,0,A\n2024-05-01 08:00:05,32.2,118.7,9,0,A\n"
    let lines = rows.split(separator: "\n").enumerated().map { "\($0.offset * 5000),\($0.element)\n" }.joined()
    let feet = try readLog("time(millisecond),datetime(utc),latitude,longitude,altitude(feet),isPhoto,flycState\n" + lines)
    let metres = try readLog("time(millisecond),datetime(utc),latitude,longitude,altitude(meters),isPhoto,flycState\n" + lines)
    #expect(feet.tracks.map(\.stretches) == metres.tracks.map(\.stretches))
    #expect(try fixes(feet).map(\.time) == [instant("2024-05-01T08:00:00Z"), instant("2024-05-01T08:00:05Z")])
  }

  @Test("other-positions: home point, remote control and no-fly zone are not where the aircraft was")
  func roles() throws {
    let file = try readLog(
      "HOME.latitude,HOME.longitude,CUSTOM.dateTime,OSD.flyTime,OSD.latitude,OSD.longitude\n"
        + "30,110,2024-05-01T08:00:00.100Z,0.1,32.1,118.7\n30,110,2024-05-01T08:00:00.200Z,0.2,32.2,118.8\n")
    #expect(file.description.format == .djiFlightRecord)
    #expect(file.tracks.first?.stretches == [[Coordinate(x: 118.7, y: 32.1), Coordinate(x: 118.8, y: 32.2)]])
    #expect(file.description.fields.contains { $0 == ("home_latitude", "HOME.latitude") })
    #expect(try fixes(file).map(\.time) == [instant("2024-05-01T08:00:00.100Z"), instant("2024-05-01T08:00:00.200Z")])
  }

  @Test("repeated-fixes: a place that is written again within a second is one fix; a second later it is another")
  func repeated() throws {
    let rows = (0..<30).map { "\($0 * 100),2024-05-01 08:00:0\($0 / 10),32.1,118.7,0,9,0,0,A,\n" }.joined()
    let file = try readLog(Self.airData + rows)
    #expect(file.account.accepted == 30)
    #expect(file.tracks.map(\.fixes) == [3])
  }

  @Test("a finer clock tells whole seconds apart, and dates rows from before the app knew the time")
  func wholeSeconds() throws {
    let rows = (0..<25).map { index in
      let time = index < 3 ? "" : "2024-05-01 08:00:0\((index + 4) / 10)"
      return "\(index * 100),\(time),32.1,118.\(700 + index),0,9,0,0,A,\n"
    }
    let file = try readLog(Self.airData + rows.joined())
    let zero = try instant("2024-05-01T08:00:00.400Z")
    #expect(fixes(file).map(\.time) == (0..<25).map { zero + Int64($0) * 100_000 })
  }

  @Test("photos are rising edges, not rows")
  func photos() throws {
    let flags = [0, 1, 1, 0, 0, 1, 0, 1]
    let rows = flags.enumerated().map {
      "\($0.offset * 100),2024-05-01 08:00:00,32.1,118.\(700 + $0.offset),0,9,0,\($0.element),A,\n"
    }
    let file = try readLog(Self.airData + rows.joined())
    #expect(file.finds(.flightLogRows)?.message.contains("3 photos") == true)
  }

  @Test("a message may hold commas, quoted or not; a short row is rejected")
  func messages() throws {
    let file = try readLog(
      Self.airData
        + "0,2024-05-01 08:00:00,32.1,118.7,0,9,0,0,A,\"Set, go\"\n100,2024-05-01 08:00:00,32.1,118.8,0,9,0,0,A,Set, go\n"
        + "200,2024-05-01 08:00:00,32.1\n300,2024-05-01 08:00:00,32.1,118.9,0,9,0,0,A,\"open, \n"
        + "400,2024-05-01 08:00:00,32.1,119.0,0,9,0,0,A,\n")
    #expect(file.rules == [.columnCount])
    #expect(file.account.accepted == 4)
  }

  @Test("DJI viewer: local date and time, metric and imperial columns; a time without its hour is left out")
  func djiViewer() throws {
    let header =
      "CUSTOM.date [local],CUSTOM.updateTime [local],OSD.flyTime [formatted],OSD.flyTime [s],OSD.latitude,OSD.longitude,"
      + "OSD.height [ft],OSD.height [m],GPS.numSats\n"
    let good =
      header
      + "8/29/2017,10:30:28.9,0m 2.8s,2.8,39.9612,-106.216,0,0,16\n8/29/2017,10:30:29.9,0m 3.8s,3.8,39.9613,-106.216,0,0,16\n"
    let file = try readLog(good, zone: "-06:00")
    #expect(try fixes(file).map(\.time) == [instant("2017-08-29T16:30:28.9Z"), instant("2017-08-29T16:30:29.9Z")])
    #expect(file.account.flagged == 0)
    #expect(try readLog(good).finds(.timeZoneAssumed) != nil)
    let cut = try readLog(
      header + "8/29/2017,30:28.9,0m 2.8s,2.8,39.9612,-106.216,0,0,16\n8/29/2017,30:29.9,0m 3.8s,63.8,39.9613,-106.216,0,0,16\n")
    #expect(cut.account.accepted == 2)
    #expect(cut.finds(.timeUnreadable) != nil)
    // A minute without a fix is a gap, which the time since take-off tells.
    #expect(cut.tracks.isEmpty)
    #expect(cut.finds(.trackTooShort) != nil)
  }

  @Test(
    "impossible-time, far-future, day-or-month: a future time costs the row, an impossible one or an undecided order of day and month only the time"
  )
  func times() throws {
    let file = try readLog(
      Self.airData + "0,2024-02-30 08:00:00,32.1,118.7,0,9,0,0,A,\n100,2024-05-01 25:00:00,32.1,118.7,0,9,0,0,A,\n"
        + "200,2106-02-07 08:00:00,32.1,118.7,0,9,0,0,A,\n300,2024-05-01 08:00:00,32.1,118.7,0,9,0,0,A,\n")
    #expect(file.rules == [.timeInFuture])
    #expect(file.account.flagged == 2 && file.finds(.timeUnreadable) != nil)
    #expect(file.account.accepted == 3)
    let header = "CUSTOM.date [local],CUSTOM.updateTime [local],OSD.flyTime [s],OSD.latitude,OSD.longitude\n"
    let undecided = try readLog(header + "5/8/2017,10:30:28.9,2.8,39.9612,-106.216\n5/8/2017,10:30:29.9,3.8,39.9613,-106.216\n")
    #expect(undecided.account.flagged == 2)
    #expect(undecided.finds(.timeUnreadable) != nil)
    #expect(fixes(undecided).map(\.time) == [ObservationColumns.noTime, ObservationColumns.noTime])
  }

  @Test("Litchi: UTC before local, aircraft and not home; its plans are refused")
  func litchi() throws {
    let file = try readLog(
      "latitude,longitude,altitude(m),datetime(utc),datetime(local),satellites,home_latitude,home_longitude,isflying,istakingphoto\n"
        + "32.1,118.7,3,2024-05-01 00:00:00.250,2024-05-01 08:00:00.250,12,1,1,1,0\n"
        + "32.2,118.7,3,2024-05-01 00:00:01.250,2024-05-01 08:00:01.250,12,1,1,1,0\n")
    #expect(file.description.format == .litchiLog)
    #expect(try fixes(file).map(\.time) == [instant("2024-05-01T00:00:00.25Z"), instant("2024-05-01T00:00:01.25Z")])
    let old = try readLog(
      "latitude,longitude,altitude(feet),ascent(feet),speed(mph),time(millisecond),datetime(utc),datetime(local),satellites\n"
        + "32.1,118.7,3,3,0,100,2014-05-01 00:00:00,2014-05-01 08:00:00,12\n")
    #expect(old.description.format == .litchiLog)
    let plan =
      "latitude,longitude,altitude(m),heading(deg),curvesize(m),rotationdir,gimbalmode,gimbalpitchangle,actiontype1\n1,2,3,4,5,6,7,8,9\n"
    guard case .refused(let reason) = sniffFormat(name: "plan.csv", prefix: Array(plan.utf8)) else {
      Issue.record("the plan was not refused")
      return
    }
    #expect(reason.contains("mission plan"))
  }

  @Test("DroneDeploy: sections, table, footer; US dates in UTC; sentinels are no fix; other positions are not used")
  func droneDeploy() throws {
    let text =
      "#DroneDeploy\t2.1.0\n#Flight Recorder\nSession ID\t587936\nSession Start\t01/13/2017 20:22:54\n#Device\nDevice SSID\t\n"
      + "Date/Time (UTC)\tElapsed Time (sec)\tInfo\tDevice Latitude (Degrees)\tDevice Longitude (Degrees)\tAircraft Latitude (Degrees)"
      + "\tAircraft Longitude (Degrees)\tAircraft Satellites\tAircraft No-fly Latitude (Degrees)\tHome Latitude (Degrees)\n"
      + "01/13/2017 20:22:54\t0.1\t\t37.7\t-122.4\tNo Data\tNo Data\t0\t-180\t37.7\n"
      + "01/13/2017 20:22:54\t0.3\t\t37.7\t-122.4\t-180\t-180\t5\t-180\t37.7\n"
      + "01/13/2017 20:22:55\t1.2\t\t37.7\t-122.4\t37.8\t-122.5\t12\t-180\t37.7\n"
      + "01/13/2017 20:22:56\t2.2\t\t37.7\t-122.4\t37.8001\t-122.5\t12\t-180\t37.7\n"
      + "#Flight Recorder Session End\nDate/Time (UTC)\t01/13/2017 20:27:14\nElapsed Time (sec)\t260.618\n"
    let file = try readLog(text)
    #expect(file.description.format == .droneDeployLog)
    #expect(file.rules == [.noFix, .noFix])
    #expect(file.tracks.first?.stretches == [[Coordinate(x: -122.5, y: 37.8), Coordinate(x: -122.5, y: 37.8001)]])
    #expect(try fixes(file).first.map { $0.time / 1_000_000 } == instant("2017-01-13T20:22:55Z") / 1_000_000)
    #expect(file.account.records == 4)
  }

  @Test("a gap ends a stretch, a long pause a track, and a clock that goes back is said")
  func gaps() throws {
    func row(_ seconds: Int, _ x: Double) throws -> String {
      "\(seconds * 1000),,32.1,\(x),0,9,0,0,A,\n"
    }
    let file = try readLog(
      Self.airData
        + [(0, 1), (10, 2), (60, 3), (70, 4), (65, 5), (5000, 6), (5001, 7)].map { try row($0, 118 + Double($1) / 100) }.joined())
    #expect(file.tracks.map { $0.stretches.map(\.count) } == [[2, 3], [2]])
    #expect(file.finds(.timeOrder) != nil)
    #expect(file.tracks.first?.started == nil)
  }

  @Test("UTF-16, byte order marks, CRLF and a header that comes again")
  func encodings() throws {
    let text =
      Self.airData + "0,2024-05-01 08:00:00,32.1,118.7,0,9,0,0,A,\n" + Self.airData
      + "100,2024-05-01 08:00:00,32.2,118.7,0,9,0,0,A,\n"
    let utf16: [UInt8] = [0xFF, 0xFE] + Array(text.utf8).flatMap { [$0, 0] as [UInt8] }
    let crlf = [0xEF, 0xBB, 0xBF] + Array(text.replacing("\n", with: "\r\n").utf8)
    for bytes in [Array(text.utf8), utf16, crlf] {
      let file = try readLog(bytes)
      #expect(file.account.accepted == 2)
      #expect(file.account.rejectedCount == 0)
      #expect(file.has(.headerRepeated))
    }
  }
}
