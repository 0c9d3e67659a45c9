import SurveyModel
import Testing

@testable import Ingest

/// Times read by what was learnt of their day must be what the rules read.
@Suite("days that come again") struct RecentDayTests {
  private static let clocks = [
    "00:00:00", "00:00:01", "00:59:59", "01:30:00", "02:30:00", "07:59:59", "08:00:00", "08:00:30", "08:01:00", "11:59:59",
    "12:00:00",
    "12:30:00", "13:00:00", "23:00:00", "23:59:59", "23:59:60", "24:00:00", "25:00:00", "9:00:00", "12:60:00", "1x:00:00",
    "12-00-00",
  ]
  private static let frames = [
    ("2024-05-01T", "Z"), ("2024-05-01T", "+08:00"), ("2024-05-01 ", ""), ("2024/05/01 ", ""), ("2024-05-01T", ""),
    ("01/05/2024 ", ""),
    ("2024-05-01 ", " PM"), ("2024-05-01 ", " AM"), ("2024-05-01 ", "下午"), ("2024-05-01 ", "秒"), ("2024-05-01T", ".5"),
    ("2024-03-31 ", ""), ("2024-10-27 ", ""), ("2019-04-07T", "Z"), ("2019-04-07T", "+08:00"), ("2019-04-06T", "-03:30"),
    ("1980-01-06T", "Z"), ("1980-01-06T", "+08:00"), ("1999-08-22T", "Z"), ("1999-08-22T", "-05:00"), ("1970-01-01T", "Z"),
    ("1970-01-01T", "+08:00"), ("2099-12-31T", "Z"), ("2099-12-31T", "-02:00"), ("2024-02-30T", "Z"), ("soon enough", ""),
  ]

  @Test("read as the rules read them", arguments: frames, ["UTC", "+08:00", "Europe/Berlin", "America/Sao_Paulo"])
  func same(_ frame: (before: String, behind: String), _ zone: String) throws {
    for isStated in [true, false] {
      let rules = TimeRules(zone: try LocalTimeZone(named: zone), zoneIsStated: isStated, order: .dayFirst)
      var day = RecentDay()
      // Three times each, so that the day is known from the second round on.
      for clock in Self.clocks + Self.clocks + Self.clocks.reversed() {
        let text = Array("\(frame.before)\(clock)\(frame.behind)".utf8)
        #expect(day.read(text.span, rules) == rules.read(text.span), "\(String(decoding: text, as: UTF8.self))")
      }
    }
  }

  @Test("days and zones of one file by turns")
  func mixed() {
    let rules = TimeRules(zone: .utc, zoneIsStated: false, order: .unknown)
    var day = RecentDay()
    for round in 0..<400 {
      let frame = Self.frames[[0, 0, 1, 1, 1, 2, 13, 13, 14, 14][round * 7 / 3 % 10]]
      let text = Array("\(frame.0)\(Self.clocks[round % Self.clocks.count])\(frame.1)".utf8)
      #expect(day.read(text.span, rules) == rules.read(text.span), "\(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test("what was learnt is used")
  func learns() {
    let rules = TimeRules(zone: .utc, zoneIsStated: true)
    var day = RecentDay()
    let text = Array("2024-05-01T08:00:00+08:00".utf8)
    func known() -> Int64? { text.withUnsafeBytes { day.read($0, 0..<$0.count)?.0 } }
    #expect(known() == nil)
    _ = day.read(text.span, rules)
    _ = day.read(text.span, rules)
    #expect(known() == 1_714_521_600_000_000)
  }
}

/// The quick look that spares clean texts the cleaning.
@Suite("clean texts") struct CleanTextTests {
  private func isClean(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return TextCleaning.isClean(bytes.span)
  }

  /// What ``TextCleaning/cleaned(_:)`` would make of it by its long way: a control character in front keeps it from the quick one.
  private func stays(_ text: String) -> Bool {
    let bytes = Array("\u{1}a\(text)a".utf8)
    let cleaned = TextCleaning.cleaned(bytes.span).bytes
    let trimmed = Array(text.utf8)
    return cleaned == Array("a\(text)a".utf8) && TextCleaning.trimmed(trimmed.span) == 0..<trimmed.count
  }

  @Test("no character that is called clean is changed, alone or beside others")
  func everyScalar() {
    var clean: [Unicode.Scalar] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), value != 0x20 else { continue }
      guard isClean(String(scalar)) else { continue }
      clean.append(scalar)
      #expect(stays(String(scalar)), "U+\(String(value, radix: 16))")
      #expect(scalar.properties.canonicalCombiningClass == .notReordered, "U+\(String(value, radix: 16))")
    }
    #expect(clean.count > 29_000)
    var seed: UInt64 = 7
    func next(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    for _ in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0...next(5) { text.append(clean[next(clean.count)]) }
      #expect(isClean(String(text)) && stays(String(text)), "\(String(text))")
    }
  }

  @Test("names of crews are clean", arguments: ["W-12", "白桦沟3号（左岸）", "Überlauf Süd", "Сток №", "3号排污口—南", "排水口・北"])
  func names(_ name: String) {
    // № is folded by nobody, but stands outside the blocks that are looked through.
    #expect(isClean(name) == !name.contains("№"))
  }

  @Test(
    "what needs cleaning is never called clean",
    arguments: [
      "a\u{200B}b", "e\u{301}", "\u{FEFF}x", "\u{3000}x", "x\u{A0}", "か\u{3099}", "\u{1100}\u{1161}", "\u{2126}", "\u{F900}",
      "a\u{7F}",
    ])
  func unclean(_ text: String) {
    #expect(!isClean(text))
  }
}
