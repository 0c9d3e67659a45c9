import Testing
import TextKit

@Suite("Texts on a terminal")
struct DisplayTests {
  @Test(
    "columns on a terminal", arguments: [("abc", 3), ("湍河", 4), ("e\u{301}", 1), ("ＡＢ", 4), ("", 0), ("😀", 2), ("a\u{200B}", 1)])
  func width(_ text: String, _ columns: Int) {
    #expect(displayWidth(text) == columns)
  }

  @Test("a name cannot move the cursor")
  func escapes() {
    #expect(printable("a\u{1B}[2J\u{7}\r\nb\u{202E}c") == "a\\x1B[2J\\x07\\r\\nb\\u{202E}c")
  }
}
