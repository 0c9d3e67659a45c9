import Testing

@testable import SurveyPipeline

@Suite("Numbers and texts of messages")
struct MessageTests {
  @Test(
    "decimals",
    arguments: [
      (12.345, 1, "12.3"), (12.35, 0, "12"), (-0.04, 1, "-0.0"), (200, 0, "200"), (0.0005, 3, "0.001"), (-1.5, 1, "-1.5"),
    ])
  func rounded(_ value: Double, _ places: Int, _ text: String) {
    // A zero that was rounded has no sign.
    #expect(decimals(value, places) == (text == "-0.0" ? "0.0" : text))
  }

  @Test("numbers beyond all integers are still texts")
  func large() {
    #expect(decimals(.infinity, 1) == "inf")
    #expect(decimals(1e300, 1) == "1e+300")
  }

  @Test(
    "columns on a terminal", arguments: [("abc", 3), ("湍河", 4), ("e\u{301}", 1), ("ＡＢ", 4), ("", 0), ("😀", 2), ("a\u{200B}", 1)])
  func width(_ text: String, _ columns: Int) {
    #expect(displayWidth(text) == columns)
  }

  @Test("a name cannot move the cursor")
  func escapes() {
    let shown = printable("a\u{1B}[2J\u{7}\r\nb\u{202E}c")
    #expect(shown.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
    #expect(shown.hasPrefix("a") && shown.hasSuffix("c"))
  }
}
