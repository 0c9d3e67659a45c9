import Foundation
import SurveyModel
import Testing

@testable import TextKit

/// What `body` writes, the same whether it fits in the room at once or has to move several times.
private func text(_ body: (inout ByteWriter) -> Void) -> String {
  var bytes = Array("before".utf8)
  bytes.appendText(room: 1000, body)
  var moved = Array("before".utf8)
  moved.appendText(room: 0, body)
  #expect(bytes == moved)
  return String(decoding: bytes.dropFirst(6), as: UTF8.self)
}

private func number(_ value: Double, _ decimals: Int) -> String { text { $0.appendNumber(value, decimals: decimals) } }

/// What `printf` makes of it, without zeros at the end and without a minus before zero.
private func reference(_ value: Double, _ decimals: Int) -> String {
  var text = String(format: "%.\(decimals)f", value)
  if text.contains(".") {
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
  }
  return text == "-0" ? "0" : text
}

@Suite("Numbers")
struct NumberTests {
  @Test(
    "written plainly",
    arguments: [
      (0, 7, "0"), (-0.0, 7, "0"), (-0.00000004, 7, "0"), (118.7968771, 7, "118.7968771"), (-0.5, 7, "-0.5"), (180, 7, "180"),
      (1e-7, 7, "0.0000001"), (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (-2.5, 0, "-2"), (0.125, 2, "0.12"),
      (0.375, 2, "0.38"), (1e14, 3, "100000000000000"), (100, 4, "100"), (99.99999, 4, "100"), (.nan, 3, "null"),
      (.infinity, 3, "null"), (-.infinity, 3, "null"), (1e300, 3, "null"), (1e11, 7, "null"), (1e10, 7, "10000000000"),
    ])
  func plain(value: Double, decimals: Int, expected: String) {
    #expect(number(value, decimals) == expected)
  }

  @Test("as printf rounds them, halves to even", arguments: 0...9)
  func againstPrintf(decimals: Int) {
    var generator = SystemRandomNumberGenerator()
    let power = pow(10.0, Double(decimals))
    for _ in 0..<4000 {
      let wide = Double.random(in: -200...200, using: &generator)
      // Close to a half of the last place, where rounding goes wrong.
      let half = ((wide * power).rounded() + 0.5) / power
      for value in [wide, half, half.nextUp, half.nextDown, (wide * 16).rounded() / 16] {
        #expect(number(value, decimals) == reference(value, decimals))
      }
    }
  }

  @Test("more than nine decimals are nine", arguments: [10, 11, 15, 16, 40])
  func tooManyDecimals(decimals: Int) {
    for value in [0.123456789012, -1.5, 2.000000001, 118.79687714, 7.0000000004] {
      #expect(number(value, decimals) == reference(value, 9))
    }
  }

  @Test("every four digits, in both halves of a word")
  func fourDigits() {
    for value in 0..<10_000 as Range<UInt64> {
      let text = DecimalDigits(value * 10_000 + 9999 - value).text
      let bytes = (0..<8).map { UInt8(truncatingIfNeeded: text >> (8 * UInt64($0))) }
      let expected = String(100_000_000 + value * 10_000 + 9999 - value).utf8.dropFirst()
      #expect(bytes.elementsEqual(expected))
    }
  }

  @Test("whole numbers of any size")
  func integers() {
    for value in [0, 7, -7, 999, Int.max, Int.min, 1_000_000_000_000_000_000] {
      #expect(text { $0.appendInteger(value) } == String(value))
    }
  }
}

@Suite("Times")
struct TimeTests {
  @Test(
    "RFC 3339 in UTC",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999999Z"), (1_514_735_999_000_000, "2017-12-31T15:59:59Z"),
      (951_782_400_500_000, "2000-02-29T00:00:00.500Z"), (951_868_800_000_001, "2000-03-01T00:00:00.000001Z"),
      (-62_167_219_200_000_000, "0000-01-01T00:00:00Z"), (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
      (4_107_542_400_000_000, "2100-03-01T00:00:00Z"),
    ] as [(Int64, String)])
  func written(time: Int64, expected: String) {
    #expect(text { $0.appendJSONTime(time) } == "\"\(expected)\"")
  }

  @Test("null where there is none or it has no four-digit year", arguments: [nil, Int64.min, .max, 253_402_300_800_000_000])
  func absent(time: Int64?) {
    #expect(text { $0.appendJSONTime(time) } == "null")
  }

  @Test("as Foundation has them")
  func againstFoundation() throws {
    var generator = SystemRandomNumberGenerator()
    let format = Date.ISO8601FormatStyle()
    for _ in 0..<2000 {
      let seconds = Int64.random(in: -12_000_000_000...12_000_000_000, using: &generator)
      let date = Date(timeIntervalSince1970: Double(seconds))
      // Foundation changes to the Julian calendar before 1582-10-15.
      #expect(text { $0.appendTime(seconds * 1_000_000) } == format.format(date))
    }
  }
}

@Suite("JSON strings")
struct JSONTextTests {
  @Test(
    "escape what must be, and no more",
    arguments: [
      ("", "\"\""), ("排污口 é/", "\"排污口 é/\""), ("a\"b\\c", #""a\"b\\c""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
      ("\0\u{1F}\u{7F}", "\"\\u0000\\u001F\u{7F}\""), ("a\u{2028}b\u{2029}", #""a\u2028b\u2029""#),
      ("\u{2027}\u{202A}€", "\"\u{2027}\u{202A}€\""),
      ("\u{10FEC5}", "\"\u{10FEC5}\""),
    ])
  func escaped(plain: String, expected: String) throws {
    #expect(text { $0.appendJSON(plain) } == expected)
    let back = try JSONSerialization.jsonObject(with: Data(expected.utf8), options: .fragmentsAllowed)
    #expect(back as? String == plain)
    var column = TextColumn()
    column.append("before")
    column.append(plain)
    #expect(text { $0.appendJSON(column, 1) } == (plain.isEmpty ? "null" : expected))
  }

  @Test(
    "bytes that are no UTF-8 still make valid JSON",
    arguments: [[0xFF], [0x61, 0xE2, 0x80], [0xE2], [0xED, 0xA0, 0x80, 0x22]] as [[UInt8]])
  func invalid(bytes: [UInt8]) {
    var column = TextColumn()
    column.append(bytes)
    let json = text { $0.appendJSON(column, 0) }
    #expect(json.contains("\u{FFFD}"))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed) }
  }
}

@Suite("CSV cells")
struct CSVTextTests {
  @Test(
    "quoted where needed, never a formula",
    arguments: [
      (nil, ""), ("", ""), ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a\r\nb\""),
      ("=cmd|'/c calc'!A0", "'=cmd|'/c calc'!A0"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"),
      ("\rx", "\"'\rx\""), ("\t", "'\t"),
      ("=a,b", "\"'=a,b\""),
      ("河,流", "\"河,流\""),
    ] as [(String?, String)])
  func cell(text: String?, expected: String) {
    var row = CSVText()
    row.add(text)
    row.add(-1)
    row.add(-1.5, decimals: 2)
    row.add(Double.nan, decimals: 2)
    row.end()
    #expect(String(decoding: row.bytes, as: UTF8.self) == expected + ",-1,-1.5,\n")
  }
}
