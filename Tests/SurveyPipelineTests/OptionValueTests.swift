import SurveyModel
import Testing

@testable import SurveyPipeline

@Suite("Values of options")
struct OptionValueTests {
  @Test(
    "clock offsets",
    arguments: [("+8h", 28_800.0), ("-37s", -37), ("+1h30m", 5400), ("-1.5s", -1.5), ("+1D", 86_400), ("-0s", 0)])
  func clockOffset(_ text: String, _ seconds: Double) throws {
    let offset = try ClockOffset(text)
    #expect(offset.duration == .seconds(seconds) && offset.microseconds == Int64(seconds * 1e6))
    #expect(offset.optionText == text, "as it was written")
    #expect(offset == ClockOffset(.seconds(seconds)))
  }

  @Test("what is no clock offset", arguments: ["", "8h", "+", "+h", "+8", "+8x", "+366d", "+1h 30m", "+1e3s", "--8h"])
  func noOffset(_ text: String) {
    #expect(throws: InputError.self) { try ClockOffset(text) }
  }

  @Test(
    "a duration as text",
    arguments: [(5400.0, "+1h30m"), (-37, "-37s"), (0, "+0s"), (90_061, "+1d1h1m1s"), (1.5, "+1.5s"), (-3600, "-1h")])
  func text(_ seconds: Double, _ text: String) throws {
    #expect(ClockOffset(.seconds(seconds)).optionText == text)
    #expect(try ClockOffset(text).duration == .seconds(seconds))
  }

  @Test("coordinate systems")
  func coordinateSystems() throws {
    #expect(try CoordinateSystem("gcj02") == .gcj02 && CoordinateSystem.epsg(4549).name == "EPSG:4549")
    #expect(try CoordinateSystem("Wgs-84").name == "Wgs-84", "as it was written")
    #expect(#expect(throws: InputError.self) { try CoordinateSystem("EPSG:banana") }?.code == .usage)
  }

  @Test("time zones and encodings")
  func names() throws {
    #expect(try TimeZoneName("+08:00").name == "+08:00")
    #expect(#expect(throws: InputError.self) { try TimeZoneName("Mars/Olympus") }?.code == .usage)
    #expect(try EncodingName("gbk").name == "gbk")
    #expect(#expect(throws: InputError.self) { try EncodingName("morse") }?.message.contains("GB18030") == true)
    for name in EncodingName.known { #expect(throws: Never.self) { try EncodingName(name) } }
    for known in [EncodingName.utf8, .utf16LittleEndian, .utf16BigEndian, .gb18030, .big5, .latin1] {
      #expect(EncodingName.known.contains(known.name))
    }
  }

  @Test("a list of fixes")
  func fixes() throws {
    #expect(FixList.allFound.contains(.swap) && !FixList.allFound.isEmpty)
    let list: FixList = [.gcj02, .swap]
    #expect(list.contains(.swap) && !list.contains(.sign) && list.names == ["gcj02", "swap"])
    #expect(try FixList(names: ["gcj02", "all-found"]).named(without: .swap) == ["gcj02"])
  }
}
