import Testing

@testable import Ingest

/// The quick ways through the numbers of cells must end where the long ones do.
@Suite("numbers of cells") struct SheetNumberTests {
  private func shown(_ text: String) -> String {
    var output: [UInt8] = []
    SheetNumber.append(Array(text.utf8).span, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(
    "fifteen digits, as a spreadsheet shows them",
    arguments: [
      ("1.1000000000000001", "1.1"), ("111.66923020000001", "111.6692302"), ("-0.10000000000000001", "-0.1"),
      ("+2.0000000000000004", "2"),
      ("999999999999999.9", "1000000000000000"), ("0.99999999999999999", "1"), ("123456789012345678", "123456789012346000"),
      ("0.000000000123456789012345678", "1.23456789012346E-10"), ("0.00000000123456789012345", "0.00000000123456789012345"),
      ("0.0000000000000000", "0"), ("1.23456789012345678e5", "123456.789012346"),
      ("12345678901234567890123", "1.23456789012346E22"),
      ("45413.000011574074", "45413.0000115741"), ("1.2.3.4.5.6.7.8.9.0", "1.2.3.4.5.6.7.8.9.0"),
      ("a number of words", "a number of words"),
    ])
  func rounded(_ stored: String, _ expected: String) {
    #expect(shown(stored) == expected)
  }

  @Test("plain digits are read as those with a power of ten are")
  func sameAsLong() {
    var seed: UInt64 = 11
    func next(_ limit: UInt64) -> UInt64 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (seed >> 20) % limit
    }
    for round in 0..<30_000 {
      var digits = (0..<16 + next(8)).map { _ in Character("\(next(round % 3 == 0 ? 2 : 10) * (round % 7 == 0 ? 9 : 1) % 10)") }
      if round % 5 > 0 { digits.insert(".", at: Int(next(UInt64(digits.count)))) }
      let text = (round % 4 == 0 ? "-" : "") + String(digits)
      #expect(shown(text) == shown(text + "E0"), "\(text)")
    }
  }
}
