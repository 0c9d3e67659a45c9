import SurveyModel
import Testing

@testable import Ingest

/// Times. The names before the colons are entries of docs/bad-inputs.md.
@Suite("times") struct TimeTests {
  private let utc = TimeRules(zone: .utc, zoneIsStated: true)

  private func read(_ text: String, _ rules: TimeRules? = nil) -> TimeReading {
    let bytes = Array(text.utf8)
    return (rules ?? utc).read(bytes.span)
  }

  /// Seconds since 1970.
  private func seconds(_ text: String, _ rules: TimeRules? = nil) -> Double? {
    guard case .time(let time, _) = read(text, rules) else { return nil }
    return Double(time) / 1e6
  }

  @Test(
    "RFC 3339",
    arguments: [
      ("2024-05-01T08:00:00Z", 1_714_550_400.0), ("2024-05-01T08:00:00.125Z", 1_714_550_400.125),
      ("2024-05-01T08:00:00+08:00", 1_714_521_600), ("2024-05-01T08:00:00-03:30", 1_714_563_000),
      ("2000-02-29T00:00:00Z", 951_782_400), ("1999-12-31T23:59:59.999999Z", 946_684_799.999999),
    ])
  func rfc3339(text: String, expected: Double) {
    #expect(seconds(text) == expected)
    #expect(read(text) == .time(Int64((expected * 1e6).rounded()), []))
  }

  @Test("every day from 1900 to 2099 begins 86,400 seconds after the one before it")
  func days() throws {
    // 1900-01-01 lies 25,567 days before 1970-01-01.
    var expected = Int64(-25_567) * 86_400_000_000
    var days = 0
    for year in 1900..<2100 {
      let isLeap = year % 4 == 0 && year != 1900
      for (month, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
        for day in 1...length {
          let text = "\(year)-\(month < 9 ? "0" : "")\(month + 1)-\(day < 10 ? "0" : "")\(day)T00:00:00Z"
          if text.hasPrefix("1980-01-06") || text.hasPrefix("1999-08-22") {
            // The first days of GPS week counts are no times.
            guard case .impossible(.gpsRollover, _) = read(text) else { throw Unexpected(text: text) }
          } else {
            guard case .time(expected, _) = read(text) else { throw Unexpected(text: text) }
          }
          expected += 86_400_000_000
          days += 1
        }
      }
    }
    #expect(days == 73_049 && seconds("2100-01-01T00:00:00Z") == nil && seconds("1899-12-31T00:00:00Z") == nil)
  }

  private struct Unexpected: Error { var text: String }

  @Test("all 146,097 days of the calendar's period of 400 years are numbered in turn, and lie in their year")
  func period() {
    var expected = CivilTime.days(year: 1900, month: 1, day: 1)
    #expect(expected == -25_567)
    let first = expected
    var wrong: [String] = []
    for year in 1900..<2300 {
      for month in 1...12 {
        for day in 1...CivilTime.days(inMonth: month, of: year) {
          if CivilTime.days(year: year, month: month, day: day) != expected || CivilTime.year(ofDay: expected) != year {
            wrong.append("\(year)-\(month)-\(day)")
          }
          expected += 1
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(3))")
    #expect(expected - first == 146_097)
    #expect((1...12).map { CivilTime.days(inMonth: $0, of: 2023) } == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    #expect([1900, 2000, 2100, 2024].map { CivilTime.days(inMonth: 2, of: $0) } == [28, 29, 28, 29])
  }

  @Test("no-time-zone: what the user says, else UTC and a flag")
  func noTimeZone() throws {
    let assumed = TimeRules(zone: .utc, zoneIsStated: false)
    #expect(read("2024-05-01 08:00:00", assumed) == .time(1_714_550_400_000_000, RuleSet(.timeZoneAssumed)))
    let china = TimeRules(zone: try LocalTimeZone(named: "+08:00"), zoneIsStated: true)
    #expect(read("2024-05-01 08:00:00", china) == .time(1_714_521_600_000_000, []))
    #expect(read("2024-05-01T08:00:00Z", china) == .time(1_714_550_400_000_000, []))
  }

  @Test(
    "ways-to-write-times: dates and hours",
    arguments: [
      "2024/5/1 8:00", "2024-05-01 08:00", "2024.5.1 8:00:00", "2024年5月1日 8时00分", "2024年5月1日8点0分0秒", "2024-05-01T08:00",
      "20240501080000", "202405010800", " 2024-05-01 08:00:00.000 ", "2024/05/01 08:00:00 AM", "2024/5/1 上午8:00",
      "２０２４-05-01 08:00", "2024-05-01 08:00:00 UTC", "2024-05-01 16:00:00 +0800", "2024-05-01T16:00+08",
      "20240501T080000Z", "20240501T0800", "20240501T160000.000+0800", "1 maja 2024 08:00",
    ])
  func waysToWriteTimes(text: String) {
    #expect(seconds(text) == 1_714_550_400)
  }

  @Test(
    "ways-to-write-times: half days",
    arguments: [("12:30 AM", 1800.0), ("12:30 PM", 45_000), ("1:00:00 pm", 46_800), ("下午1:00", 46_800)])
  func half(text: String, expected: Double) {
    #expect(seconds("2024-05-01 " + text).map { $0 - 1_714_521_600 } == expected)
  }

  @Test(
    "ways-to-write-times: numbers by size, flagged",
    arguments: [
      ("45413.33", 1_714_521_600 + 0.33 * 86_400), ("1714550400", 1_714_550_400.0), ("1714550400123", 1_714_550_400.123),
      ("1714550400123456", 1_714_550_400.123456), ("/Date(1714550400123)/", 1_714_550_400.123),
      ("/Date(1714550400123+0800)/", 1_714_550_400.123),
    ])
  func numbers(text: String, expected: Double) {
    guard case .time(let time, let flags) = read(text) else {
      Issue.record("\(read(text))")
      return
    }
    #expect(abs(Double(time) / 1e6 - expected) < 0.001 && flags == RuleSet(.timeInferred))
  }

  @Test("a day alone is its midnight, flagged")
  func dayAlone() {
    #expect(read("2024-05-01") == .time(1_714_521_600_000_000, RuleSet(.timeInferred)))
    #expect(read("20240501") == .time(1_714_521_600_000_000, RuleSet(.timeInferred)))
  }

  @Test(
    "impossible-time: times that cannot be",
    arguments: [
      "2024-02-30T00:00:00Z", "2023-02-29T00:00:00Z", "2024-05-01T25:00:00Z", "2024-05-01 08:61", "2024-13-01",
      "2024-05-01T08:30:60Z",
      "2024-05-01T24:00:01Z", "0000-00-00 00:00:00", "2024-04-31",
    ])
  func impossibleTime(text: String) {
    guard case .impossible(.timeInvalid, _) = read(text) else {
      Issue.record("\(read(text))")
      return
    }
  }

  @Test("impossible-time: a leap second is the start of the next minute, flagged")
  func leapSecond() {
    #expect(read("2016-12-31T23:59:60Z") == .time(1_483_228_800_000_000, RuleSet(.leapSecond)))
  }

  @Test("week-rollover: days that receivers write instead of the true one")
  func weekRollover() {
    for day in ["1980-01-06T00:00:05Z", "1999-08-22T12:00:00Z"] {
      guard case .impossible(.gpsRollover, _) = read(day) else {
        Issue.record("\(day): \(read(day))")
        continue
      }
    }
    #expect(read("2004-09-15T08:00:00Z") == .time(1_095_235_200_000_000, []))
    for doubtful in ["1998-06-01T08:00:00Z", "2019-04-07T00:00:10Z", "1970-01-01T00:00:00Z"] {
      guard case .time(_, let flags) = read(doubtful) else {
        Issue.record("\(doubtful)")
        continue
      }
      #expect(flags.contains(.timeSuspicious))
    }
    #expect(read("2019-04-07T08:00:00Z") == .time(1_554_624_000_000_000, []))
  }

  @Test("far-future: after 2100 is the future")
  func farFuture() {
    guard case .impossible(.timeInFuture, _) = read("2106-02-07T06:28:15Z") else {
      Issue.record("2106")
      return
    }
    #expect(seconds("2080-01-01T00:00:00Z") != nil)
  }

  @Test(
    "unreadable texts",
    arguments: [
      "yesterday", "30:28.9", "8:00", "2024-05", "24-05-01", "1/2/24", "2024-05-01T08:00:00+99:00", "2024-5-1 8:00 x", "-5",
    ])
  func unreadable(text: String) {
    #expect(read(text) == .unreadable)
  }

  @Test("date and time of day in two cells")
  func twoCells() {
    func read(_ date: String, _ time: String) -> TimeReading {
      let (date, time) = (Array(date.utf8), Array(time.utf8))
      return utc.read(date: date.span, time: time.span)
    }
    #expect(read("2024-05-01", "08:00:00") == .time(1_714_550_400_000_000, []))
    #expect(read("2024/5/1 0:00:00", "8:00") == .time(1_714_550_400_000_000, []))
    #expect(read("2024年5月1日", "8时0分") == .time(1_714_550_400_000_000, []))
    #expect(read("2024-05-01", "") == .time(1_714_521_600_000_000, RuleSet(.timeInferred)))
    #expect(read("", "2024-05-01T08:00:00Z") == .time(1_714_550_400_000_000, []))
    #expect(read("2024-05-01", "2024-05-01T08:00:00Z") == .time(1_714_550_400_000_000, []))
    #expect(read("2024-05-01", "0.5") == .time(1_714_564_800_000_000, RuleSet(.timeInferred)))
    #expect(read("2024-05-01", "30:28.9") == .unreadable)
    #expect(read("", "") == .missing)
  }

  @Test(
    "places of the zone database",
    arguments: [
      // Shanghai had summer time in 1986 to 1991; New York and Sydney have it by rule after the last listed change.
      ("Asia/Shanghai", "2024-05-01 08:00:00", 1_714_521_600.0, true),
      ("Asia/Shanghai", "1990-07-01 09:00:00", 646_790_400, true),
      ("Asia/Shanghai", "1986-05-04 02:30:00", 515_529_000, false),
      ("America/New_York", "2024-07-01 08:00:00", 1_719_835_200, true),
      ("America/New_York", "2024-11-03 01:30:00", 1_730_611_800, false),
      ("America/New_York", "2060-07-01 08:00:00", 2_855_908_800, true),
      ("America/New_York", "2060-01-15 08:00:00", 2_841_397_200, true),
      ("Australia/Sydney", "2060-01-15 08:00:00", 2_841_339_600, true),
      ("Asia/Urumqi", "2024-05-01 08:00:00", 1_714_528_800, true),
      // The days before and after the clocks change by rule: on the second and first Sunday, on last Sundays that are a fourth or a fifth.
      ("America/New_York", "2060-03-13 12:00:00", 2_846_422_800, true),
      ("America/New_York", "2060-03-14 12:00:00", 2_846_505_600, true),
      ("America/New_York", "2060-11-06 12:00:00", 2_866_982_400, true),
      ("America/New_York", "2060-11-07 12:00:00", 2_867_072_400, true),
      ("Europe/London", "2060-03-27 12:00:00", 2_847_614_400, true),
      ("Europe/London", "2060-03-28 12:00:00", 2_847_697_200, true),
      ("Europe/London", "2060-10-30 12:00:00", 2_866_359_600, true),
      ("Europe/London", "2060-10-31 12:00:00", 2_866_449_600, true),
      ("Europe/London", "2061-03-26 12:00:00", 2_879_064_000, true),
      ("Europe/London", "2061-03-27 12:00:00", 2_879_146_800, true),
    ] as [(String, String, Double, Bool)])
  func zones(name: String, local: String, expected: Double, isCertain: Bool) throws {
    let rules = TimeRules(zone: try LocalTimeZone(named: name), zoneIsStated: true)
    guard case .time(let time, let flags) = read(local, rules) else {
      Issue.record("\(read(local, rules))")
      return
    }
    #expect(Double(time) / 1e6 == expected)
    #expect(flags.contains(.timeInferred) == !isCertain)
  }

  @Test("zones that do not exist", arguments: ["Asia/Nowhere", "../../etc/passwd", "", "+25:00", "+8", "/etc/localtime"])
  func noZone(name: String) {
    #expect(throws: InputError.self) { try LocalTimeZone(named: name) }
  }

  @Test("day-or-month: day or month first is settled by a number above 12, in the whole column")
  func dayOrMonth() throws {
    let header = "lon,lat,date\n"
    let dayFirst = try readTable(header + "118,32,01/05/2024\n118,32,13/05/2024\n") { $0.timeZoneIsStated = true }
    #expect(dayFirst.observations.time == [1_714_521_600_000_000, 1_715_558_400_000_000])
    #expect(dayFirst.description.dialect?.contains("day first") == true)
    let monthFirst = try readTable(header + "118,32,05/01/2024\n118,32,05/13/2024\n") { $0.timeZoneIsStated = true }
    #expect(monthFirst.observations.time == [1_714_521_600_000_000, 1_715_558_400_000_000])
    let open = try readTable(header + "118,32,01/05/2024\n118,32,02/05/2024\n118,32,2024-05-03\n") { $0.timeZoneIsStated = true }
    #expect(open.flags(0) == ["time_unreadable"] && open.flags(2) == ["time_inferred"])
    #expect(
      open.findings.count {
        $0.rule == .dateOrder && $0.severity == .warning && $0.message(naming: .arguments).contains("--date-order")
      } == 1)
    let mixed = try readTable(header + "118,32,13/05/2024\n118,32,05/13/2024\n118,32,05/06/2024\n") { $0.timeZoneIsStated = true }
    #expect(mixed.observations.time.prefix(2) == [1_715_558_400_000_000, 1_715_558_400_000_000])
    #expect(mixed.flags(2) == ["time_unreadable"] && mixed.has(.dateOrder))
    // A row behind the first 64 KiB settles the order of all.
    let rows = String(repeating: "118,32,01/05/2024 10:00 AM\n", count: 4000)
    let late = try readTable(header + rows + "118,32,13/05/2024 10:00 AM\n")
    #expect(Set(late.observations.time).count == 2 && late.observations.time[0] == 1_714_557_600_000_000)
    let without = try readTable(header + "118,32,01/05/2024\n") { $0.columns = [.date: ""] }
    #expect(without.observations.time == [ObservationColumns.noTime])
  }

  @Test("times in tables: neither unreadable nor impossible ones cost the record; a UTC column is UTC")
  func table() throws {
    let file = try readTable("lon,lat,time\n118,32,soon\n118,32,2024-02-30\n118,32,\n")
    #expect(file.flags(0) == ["time_unreadable"] && file.flags(1) == ["time_unreadable"] && file.flags(2) == [])
    #expect(file.rejections.isEmpty && file.observations.time == Array(repeating: ObservationColumns.noTime, count: 3))
    let utc = try readTable("lon,lat,datetime(local),datetime(utc)\n118,32,2024-05-01 16:00:00,2024-05-01 08:00:00\n")
    #expect(utc.observations.time == [1_714_550_400_000_000])
    #expect(utc.flags(0) == [])
  }
}
