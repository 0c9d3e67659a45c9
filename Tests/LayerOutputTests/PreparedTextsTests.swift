import SurveyModel
import Testing
import TextKit

@testable import LayerOutput

/// Texts that are copied often, one by one and fetched together.
@Suite("Text tables")
struct PreparedTextsTests {
  @Test(
    "texts come back whole, whether all are equally long or not",
    arguments: [
      ["\"O0123456789AB\"", "\"OABCDEFGHJKMN\"", "\"OZYXWVTSRQPNM\""], ["\"O0123456789AB\"", "\"O0123456789AB-2\"", "\"O1\""],
      ["1234567", "7654321"], ["12345678", "87654321"], ["0123456789abcdef", "fedcba9876543210"],
      ["0123456789abcdefg", "gfedcba9876543210"], ["", ""], ["", "a"], ["a", "", "a"], [],
    ])
  func texts(texts: [String]) {
    let table = PreparedTexts(count: texts.count, size: 4) { index, writer in
      for byte in texts[index].utf8 { writer.append(byte) }
    }
    for (index, text) in texts.enumerated() {
      #expect(written { table.append(index, to: &$0) } == text)
    }
    // In any order, more than once, and with one that is absent.
    let outlets: [OutletNumber?] = (texts.indices.reversed() + texts.indices).map { OutletNumber($0) } + [nil]
    let fetched = table.fetched(outlets)
    for (position, outlet) in outlets.enumerated() {
      #expect(written { fetched.append(position, to: &$0) } == (outlet.map { texts[$0.index] } ?? "null"))
    }
  }

  private func written(_ write: (inout ByteWriter) -> Void) -> String {
    var bytes: [UInt8] = []
    bytes.appendText(room: 64, write)
    return String(decoding: bytes, as: UTF8.self)
  }
}
