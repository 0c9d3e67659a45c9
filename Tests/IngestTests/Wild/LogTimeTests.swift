import SurveyModel
import TestSupport
import Testing

@testable import Ingest

/// A doubt about the time or the encoding of a log costs no position.
@Suite("Times and encodings of logs")
struct LogTimeTests {
  private static let subtitles =
    "1\n00:00:00,000 --> 00:00:01,000\n2024-06-11 10:21:33.000\n[latitude: 40.6345] [longitude: 111.7935]\n\n"
    + "2\n00:00:01,000 --> 00:00:02,000\n2024-13-41 10:21:34.000\n[latitude: 40.6346] [longitude: 111.7936]\n\n"
    + "3\n00:00:02,000 --> 00:00:03,000\n2024-06-11 10:21:35.000\n[latitude: 40.6347] [longitude: 111.7937]\n\n"

  @Test("subtitles in UTF-16 are read, and their books are those of the file", arguments: [true, false])
  func wideSubtitles(isBigEndian: Bool) throws {
    var bytes: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    for unit in Self.subtitles.utf16 {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      bytes += isBigEndian ? [high, low] : [low, high]
    }
    let file = try readAny(bytes, name: "a.srt")
    #expect(file.description.encoding == "UTF-16")
    try file.expectTrack(3, from: (111.7935, 40.6345), to: (111.7937, 40.6347), began: "2024-06-11T10:21:33Z")
  }

  @Test("a time that cannot be leaves the fix without a time: subtitles, tables of flights, gx:Track")
  func impossible() throws {
    try readAny(Self.subtitles, name: "a.srt").expectTrack(3, from: (111.7935, 40.6345), began: "2024-06-11T10:21:33Z")
    let flight = try readAny(
      """
      CUSTOM.updateTime [local],OSD.latitude,OSD.longitude,OSD.flyTime [s]
      2024-06-11 10:21:33.00,40.6345,111.7935,0
      2024-02-30 10:21:34.00,40.6346,111.7936,1
      2024-06-11 10:21:35.00,40.6347,111.7937,2

      """, name: "a.csv")
    #expect(flight.fixCount == 3 && flight.rejections.isEmpty)
    let track = try readAny(
      #"<kml xmlns:gx="http://www.google.com/kml/ext/2.2"><Placemark><gx:Track><when>2024-06-11T02:21:33Z</when>"#
        + "<when>2024-02-30T00:00:00Z</when><gx:coord>111.7935 40.6345 0</gx:coord><gx:coord>111.7936 40.6346 0</gx:coord>"
        + "</gx:Track></Placemark></kml>", name: "a.kml")
    try track.expectTrack(2, from: (111.7935, 40.6345), began: "2024-06-11T02:21:33Z")
  }

  @Test(
    "the order of day and month in a flight table: what the user says, else the finding that says how",
    arguments: [
      (DateOrder.dayFirst, "2024-07-04T10:21:33Z"), (.monthFirst, "2024-04-07T10:21:33Z"), (.unknown, nil),
    ] as [(DateOrder, String?)])
  func dateOrder(order: DateOrder, began: String?) throws {
    let text = """
      CUSTOM.date [local],CUSTOM.updateTime [local],OSD.latitude,OSD.longitude,OSD.flyTime [s]
      4/7/2024,10:21:33.00,40.6345,111.7935,0
      4/7/2024,10:21:34.00,40.6346,111.7936,1

      """
    let file = try readAny(text, name: "a.csv") { $0.dateOrder = order }
    #expect(file.fixCount == 2)
    #expect(file.tracks.first?.started == (try began.map { try instant($0) }))
    #expect((file.finds(.dateOrder)?.message(naming: .arguments).contains("--date-order") == true) == (began == nil))
  }

  @Test("a latitude beyond 90 is put down to the column of the latitude")
  func latitudeColumn() throws {
    let file = try readAny("id,lon,lat\n1,111.79,40.63\n2,111.79,91\n3,181,40.63\n", name: "a.csv")
    #expect(file.rejections.map(\.column) == ["lat", "lon"])
  }
}
