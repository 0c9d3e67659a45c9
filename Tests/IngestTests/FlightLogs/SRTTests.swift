import Ingest
import SurveyModel
import TestSupport
import Testing

@Suite("DJI video subtitles")
struct SRTTests {
  @Test(
    "all dialects", .enabled(if: SharedData.isPresent),
    arguments: [
      ("air2s.srt", 2.234156, 41.424724, "2022-08-07T13:40:40.774808Z"),
      ("mavic_air2.srt", 2.162162, 41.420684, "2022-05-01T15:01:58.531716Z"),
      ("mavic_mini.SRT", -121.7458, 48.0771, ""), ("mavic_pro.SRT", 149.0251, -20.2533, "2017-08-05T14:11:51Z"),
      ("old_format.SRT", 149.0251, -20.2533, "2017-08-05T14:11:51Z"), ("p4_rtk.SRT", -58.851745, -34.237922, ""),
      ("broken_incomplete.SRT", -58.4563, -34.7383, "2017-07-03T10:15:03Z"),
    ])
  func dialects(name: String, x: Double, y: Double, time: String) throws {
    let file = try readLog(sharedLog("srt/" + name), name: name)
    #expect(file.description.format == .djiSubtitles)
    let first = try #require(fixes(file).first)
    #expect(first.x == x && first.y == y)
    #expect(try first.time == (time.isEmpty ? ObservationColumns.noTime : instant(time)))
    #expect(file.rules == (name.hasPrefix("broken") ? [.coordinateMissing] : []))
  }

  @Test("an empty file is refused as one", .enabled(if: SharedData.isPresent))
  func empty() throws {
    #expect {
      try readLog(sharedLog("srt/broken_empty.SRT"), name: "broken_empty.SRT")
    } throws: { "\($0)".contains("empty") }
  }

  private func block(_ text: String, _ number: Int = 1) -> String {
    "\(number)\n00:00:0\(number),000 --> 00:00:0\(number),500\n\(text)\n\n"
  }

  @Test(
    "which comes first",
    arguments: [
      ("GPS(36.6146,-6.1120,0.0M) BAROMETER:0.3M", -6.112, 36.6146),
      ("GPS(116.391305,39.906217,69.800) BAROMETER(91.2)", 116.391305, 39.906217),
      ("GPS(39.906217,116.391305,69.800) BAROMETER(91.2)", 116.391305, 39.906217),
      ("GPS (-58.851745, -34.237922, 15), HOME (1, 2, 3)", -58.851745, -34.237922), ("GPS(W:121.5,N:48.25,30m)", -121.5, 48.25),
      ("[latitude : 31.452012] [longtitude : 74.398751] [altitude: 213.98]", 74.398751, 31.452012),
      ("[latitude: 3.41531] [longitude: -3.37440] [rel_alt: -2.400 abs_alt: 0.401]", -3.3744, 3.41531),
    ])
  func order(text: String, x: Double, y: Double) throws {
    let moved = text.replacing("5", with: "4")
    let file = try readLog(block(text) + block(moved, 2))
    #expect(fixes(file).first.map { [$0.x, $0.y] } == [x, y])
  }

  @Test("one damaged block does not turn the file round")
  func oneDamagedBlock() throws {
    let blocks = (1...4).map { block("GPS(36.614\($0),-6.1120,0.0M) BAROMETER:0.3M", $0) }
    let file = try readLog(blocks.joined() + block("GPS(136.6145,-6.1120,0.0M) BAROMETER:0.3M", 5))
    #expect(fixes(file).map(\.y).prefix(4) == [36.6141, 36.6142, 36.6143, 36.6144])
    #expect(fixes(file).allSatisfy { $0.x == -6.112 })
  }

  @Test("where nothing says which comes first, the file is refused")
  func undecided() {
    #expect { try readLog(block("GPS(36.6146,-6.1120)") + block("GPS(36.6147,-6.1120)", 2)) } throws: {
      "\($0)".contains("longitude or latitude comes first")
    }
  }

  @Test("zeros and n/a are no fix, zones are assumed and said, radians refused")
  func faults() throws {
    let file = try readLog(
      block("[latitude: 0.000000] [longitude: 0.000000]") + block("[latitude: n/a] [longitude: n/a]", 2)
        + block("2024-05-01 08:00:00.123\n[latitude: 32.1] [longitude: 118.7]", 3)
        + block("2024-05-01 08:00:01.123\n[latitude: 32.2] [longitude: 118.7]", 4))
    #expect(file.rules == [.noFix, .noFix])
    #expect(file.account.flagged == 2)
    #expect(file.has(.timeZoneAssumed))
    #expect {
      try readLog(block("[latitude: 0.56] [longitude: 2.07]") + block("[latitude: 0.561] [longitude: 2.07]", 2))
    } throws: {
      "\($0)".contains("radians")
    }
  }

  @Test("the subtitles of a film are no survey")
  func film() {
    #expect(sniffFormat(name: "film.srt", prefix: Array(block("Hello there").utf8)) == .unrecognised)
  }
}
