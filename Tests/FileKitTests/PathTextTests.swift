import FileKit
import Testing

@Suite("A path is bytes, carried as text")
struct PathTextTests {
  @Test(
    "bytes come back as they were",
    arguments: [
      Array("walks/day1.csv".utf8), Array("调查/排污口.csv".utf8), [0xC5, 0xC5, 0xCE, 0xDB, 0x2E, 0x63, 0x73, 0x76],
      [0x80], [0xFF, 0xFE], [0xE6, 0x8E], [0xF4, 0x8F, 0xBA, 0x80], [0xF4, 0x8F, 0xBB, 0xBF, 0x80], [0xC0, 0x80],
      [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [],
    ] as [[UInt8]])
  func roundTrip(bytes: [UInt8]) {
    #expect(PathText.bytes(of: PathText.string(fromBytes: bytes)) == bytes)
  }

  @Test("random bytes come back, and different bytes give different texts")
  func randomRoundTrip() {
    var generator = SystemRandomNumberGenerator()
    var texts: [[UInt8]: [UInt8]] = [:]
    for _ in 0..<2000 {
      let count = Int.random(in: 0...12, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 1...255, using: &generator) }
      let text = PathText.string(fromBytes: bytes)
      #expect(PathText.bytes(of: text) == bytes)
      #expect(texts.updateValue(bytes, forKey: Array(text.utf8)).map { $0 == bytes } ?? true)
    }
  }

  @Test(
    "a name can neither move the cursor nor pose as another",
    arguments: [
      ("plain 名字.csv", "plain 名字.csv"), ("a\nb\tc\rd", "a\\nb\\tc\\rd"), ("\u{1B}[2J", "\\x1B[2J"), ("\u{9B}31m", "\\x9B31m"),
      ("x\u{7F}", "x\\x7F"), ("a\u{202E}vsc", "a\\u{202E}vsc"), ("a\u{200B}b", "a\\u{200B}b"), ("\u{FEFF}a", "\\u{FEFF}a"),
      ("\u{2066}a\u{2069}", "\\u{2066}a\\u{2069}"), ("\u{10FEC5}\u{10FEC5}", "\\xC5\\xC5"),
    ])
  func display(text: String, shown: String) {
    #expect(PathText.displayText(text) == shown)
  }
}
