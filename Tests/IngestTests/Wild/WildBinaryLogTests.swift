import SurveyModel
import TestSupport
import Testing

@testable import Ingest

/// Binary logs that came from the field, damaged or with two receivers.
@Suite("Binary logs from the wild", .enabled(if: SharedData.isPresent))
struct WildBinaryLogTests {
  @Test(
    "fit-refused-whole: what is whole is read, with a finding that says what is wrong",
    arguments: [
      ("sound", 120, ""), ("trailing", 120, "32 bytes follow"), ("zero_header", 120, "no length"),
      ("crc0", 120, "checksum was not written"), ("cut", 88, "cut"),
    ])
  func fit(name: String, fixes: Int, words: String) throws {
    let file = try wildLog("fit-refused-whole/\(name).fit")
    try file.expectTrack(fixes, from: (111.7935, 40.6345), began: "2024-06-11T02:21:33Z")
    #expect(file.rejections.isEmpty)
    let said = file.findings.filter { $0.rule == .logDamaged }.map(\.message)
    #expect(words.isEmpty ? said.isEmpty : said.contains { $0.contains(words) }, "\(said)")
  }

  @Test("dataflash-gps2-gpsb: the receiver that the aircraft used is read, whichever message it stands in")
  func secondReceiver() throws {
    let file = try wildLog("dataflash-gps2-gpsb/gps2_used.bin")
    try file.expectTrack(20, from: (111.7935, 40.63453), to: (111.79578, 40.63643), began: "2024-06-11T02:21:15Z")
    #expect(file.description.fields.first?.column == "GPS2.Lng")
  }

  @Test("ulog-boundary-trap: appended data that should begin beyond the end of the file stops nothing")
  func boundary() throws {
    let bytes = try SharedData.bytes("torture/ulog-boundary-trap/cut.ulg")
    let file = try readAny(bytes, name: "cut.ulg")
    #expect(file.findings.contains { $0.rule == .logDamaged && $0.message.contains("cut") })
  }

  @Test("gpx-nested-points: a point inside a point is a rejected record")
  func nested() throws {
    let bytes = try SharedData.bytes("torture/gpx-nested-points/nested.gpx")
    let file = try readAny(bytes, name: "nested.gpx")
    #expect(file.account.accepted == 1)
    #expect(file.rules == [.geometryInvalid])
    #expect(file.rejections.first.map { String(decoding: $0.raw, as: UTF8.self).contains("<name>B</name>") } == true)
  }
}

/// The same traits in files of our own.
@Suite("Points in wrong places of a GPX file")
struct MisplacedPointTests {
  @Test("nested-points: a point inside a point of a track or a waypoint, and a point where none may stand, are rejected records")
  func misplaced() throws {
    let file = try readAny(
      """
      <gpx version="1.1"><wpt lat="40" lon="111"><name>A</name><rtept lat="1" lon="2"/></wpt><trk><trkseg>
      <trkpt lat="40.1" lon="111"><time>2024-06-11T02:21:33Z</time><trkpt lat="40.2" lon="111"><trkpt lat="40.3" lon="111"/>
      </trkpt></trkpt><trkpt lat="40.4" lon="111"/></trkseg><wpt lat="40.5" lon="111"/></trk><trkpt lat="40.6" lon="111"/></gpx>
      """, name: "a.gpx")
    #expect(file.observations.count == 1)
    #expect(file.fixCount == 2)
    #expect(file.account.records == 8)
    #expect(file.rules == [Rule](repeating: .geometryInvalid, count: 5))
  }
}
