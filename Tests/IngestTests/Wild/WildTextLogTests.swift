import SurveyModel
import TestSupport
import Testing

@testable import Ingest

/// Text logs and plans that came from the field.
@Suite("Text logs from the wild", .enabled(if: SharedData.isPresent))
struct WildTextLogTests {
  @Test("rtklib-pos: a solution is a track in UTC, with the accuracy of its deviations")
  func rtklib() throws {
    let file = try wildLog("rtklib-pos/ppk.pos")
    try file.expectTrack(12, from: (111.7935, 40.6345), began: "2024-06-11T02:21:15Z")
    let accuracies = file.tracks.first?.accuracies.first ?? []
    let expected = ((0.0102 * 0.0102 + 0.0091 * 0.0091) / 2 as Double).squareRoot() * 1.515
    #expect(abs(Double(accuracies.first ?? 0) - expected) < 1e-4)
    let text = String(decoding: try SharedData.bytes("wild/logs/rtklib-pos/ppk.pos"), as: UTF8.self)
    if text.contains("   5  17") { #expect((accuracies.max() ?? 0) >= 3) }
  }

  @Test(
    "track-formats-unknown: formats of hikers and loggers are tracks",
    arguments: [("walk.tcx", 6), ("gpsd.json", 12), ("walk.plt", 12), ("walk.igc", 12)])
  func formats(name: String, fixes: Int) throws {
    try wildLog("track-formats-unknown/\(name)").expectTrack(fixes, from: (111.7935, 40.6345), began: "2024-06-11T02:21:33Z")
  }

  @Test("nmea-prefix-utf16-wpl: sentences in UTF-16 are a track, waypoints are observations")
  func nmea() throws {
    let wide = try wildLog("nmea-prefix-utf16-wpl/utf16.nmea")
    try wide.expectTrack(6, from: (111.7935, 40.6345), began: "2024-06-11T02:21:33Z")
    #expect(wide.rejections.isEmpty)
    let points = try wildLog("nmea-prefix-utf16-wpl/wpl.nmea")
    #expect(points.observations.count == 2 && points.tracks.isEmpty)
    #expect((0..<2).map { points.observations.name.text(at: $0) } == ["OUT01", "OUT02"])
    #expect(abs(points.observations.x[1] - 111.7936667) < 1e-7 && abs(points.observations.y[1] - 40.6346667) < 1e-7)
  }

  @Test("autel-subtitles: letters with a blank behind, and subtitles of SubStation Alpha")
  func autel() throws {
    try wildLog("autel-subtitles/autel.srt").expectTrack(
      2, from: (-117.9605, 33.6323), to: (-117.9603, 33.6324), began: "2021-06-11T10:21:33Z")
    try wildLog("autel-subtitles/autel.ass").expectTrack(
      3, from: (-117.9605, 33.6323), to: (-117.9602, 33.6325), began: "2019-09-08T16:49:24Z")
  }

  @Test("srt-latlon-decimal-third: a height with decimals goes with the latitude first")
  func avata() throws {
    let file = try wildLog("srt-latlon-decimal-third/avata_eu.SRT")
    try file.expectTrack(2, from: (16.391305, 39.906217))
    #expect(file.finds(.coordinateOrder)?.message.contains("latitude, longitude") == true)
  }

  @Test("srt-without-positions: what is wrong is said")
  func noPositions() throws {
    #expect(throws: InputError.self) { try wildLog("srt-without-positions/mavic_air.SRT") }
    do {
      _ = try wildLog("srt-without-positions/mavic_air.SRT")
    } catch let error as InputError {
      #expect(error.message.contains("hold no positions"))
    }
  }

  @Test("kml-track-without-when: a track without any time is a line")
  func noWhen() throws {
    try wildLog("kml-track-without-when/google_nowhen.kml").expectTrack(6, from: (111.7935, 40.6345), to: (111.7941, 40.635))
  }

  @Test("kml-trackpoints-become-outlets: points that are the vertices of the line beside them are that track, with their times")
  func trackpoints() throws {
    let file = try wildLog("kml-trackpoints-become-outlets/walk.kml")
    try file.expectTrack(40, from: (111.7935, 40.6345), began: "2024-06-11T02:21:00Z")
    #expect(file.finds(.rowsAreTrack)?.severity == .warning)
  }

  @Test("dji-mission-becomes-outlets: a mission is a plan, and is refused", arguments: ["dji_mission.kmz", "template.kml"])
  func mission(name: String) throws {
    do {
      _ = try wildLog("dji-mission-becomes-outlets/\(name)")
      Issue.record("\(name) was read")
    } catch let error as InputError {
      #expect(error.message.contains("mission"))
    }
  }
}
