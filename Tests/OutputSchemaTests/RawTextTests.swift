import OutputSchema
import Testing

@Suite("Raw bytes of rejected records")
struct RawTextTests {
  @Test("raw bytes: text as it is, other bytes escaped, cut with a mark")
  func raw() {
    #expect(rawText(Array("118.7,\"排污口\"\r\n".utf8)) == "118.7,\"排污口\"\r\n")
    #expect(rawText([0x61, 0xC5, 0xC5, 0x00, 0x1B, 0x7F, 0x0A]) == "a\\xC5\\xC5\\x00\\x1B\\x7F\n")
    #expect(rawText(Array(repeating: 0x61, count: 2000)) == String(repeating: "a", count: 2000))
    #expect(rawText(Array(repeating: 0x61, count: 2001)) == String(repeating: "a", count: 2000) + "… (1 bytes more)")
    // A character that does not fit whole is left out whole.
    let wide = Array(repeating: UInt8(0x61), count: 1999) + Array("口bcd".utf8)
    #expect(rawText(wide) == String(repeating: "a", count: 1999) + "… (6 bytes more)")
    #expect(rawText([]).isEmpty)
  }
}
