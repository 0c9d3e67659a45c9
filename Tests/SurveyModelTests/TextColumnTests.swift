import SurveyModel
import Testing

@Suite("Columns of text")
struct TextColumnTests {
  private struct Refusal: Error, Equatable {}

  private func texts(_ column: TextColumn) -> [String?] { (0..<column.count).map { column.text(at: $0) } }

  @Test("texts, absent ones and bytes from anywhere")
  func append() {
    var column = TextColumn()
    column.append("排污口")
    column.append(nil)
    column.append("")
    column.append([0x61, 0x62] as [UInt8])
    column.append(([0x78, 0x79, 0x7a] as [UInt8])[1...])
    let bytes: [UInt8] = [0x63]
    column.append(bytes.span)
    #expect(column.count == 6)
    #expect(texts(column) == ["排污口", nil, nil, "ab", "yz", "c"])
    #expect(column.range(at: 0) == 0..<9 && column.range(at: 1) == 9..<9 && column.ends.last == column.bytes.count)
  }

  @Test("one column after another, also when one of them is empty")
  func appendColumns() {
    var first = TextColumn()
    var second = TextColumn()
    for text in ["a", nil, "bc"] { first.append(text) }
    for text in [nil, "d", "", "ef"] { second.append(text) }
    var column = TextColumn()
    column.append(contentsOf: first)
    column.append(contentsOf: TextColumn())
    column.append(contentsOf: second)
    column.append(contentsOf: column)
    let once = ["a", nil, "bc", nil, "d", nil, "ef"]
    #expect(texts(column) == once + once)
  }

  @Test("a text that is written in place; what a failed one wrote is taken back")
  func writing() {
    var column = TextColumn()
    column.append("a")
    column.append { $0 += "bc".utf8 }
    #expect(throws: Refusal()) {
      try column.append { bytes throws(Refusal) in
        bytes += "half".utf8
        throw Refusal()
      }
    }
    #expect(throws: Refusal()) { try column.append { _ throws(Refusal) in throw Refusal() } }
    column.append { _ in }
    column.append("d")
    #expect(texts(column) == ["a", "bc", nil, "d"])
    #expect(column.bytes == Array("abcd".utf8))
  }

  @Test("empty again, and usable")
  func removeAll() {
    var column = TextColumn()
    column.reserve(count: 4, bytes: 16)
    column.append("a")
    column.removeAll()
    #expect(column.count == 0 && column.bytes.isEmpty)
    column.append("b")
    #expect(texts(column) == ["b"])
  }
}
