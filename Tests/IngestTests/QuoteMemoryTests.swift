import Testing

@testable import Ingest

@Suite("Quotes that are remembered from record to record") struct QuoteMemoryTests {
  /// The records of a text, cut with one memory for all of them or with a new one for each.
  private func records(_ text: [UInt8], isRemembering: Bool) -> [RecordExtent] {
    let splitter = RecordSplitter(delimiter: 0x2C, columns: 3, positionColumns: [1, 2])
    var lookahead = RecordSplitter.Lookahead()
    var found: [RecordExtent] = []
    var start = 0
    while let extent = splitter.next(text.span, from: start, isLast: true, lookahead: &lookahead) {
      found.append(extent)
      start = extent.end
      if !isRemembering { lookahead = RecordSplitter.Lookahead() }
    }
    return found
  }

  @Test("what was learnt from records before changes nothing", arguments: 0..<60)
  func memory(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    // Few kinds of lines in one text, so that long walks meet; the last piece leaves room for walks that end.
    let pieces = [
      "\"a\",\"b,1\n", "\"a,1,2\n", "\"a\"\"\n", "a\"b,\n", "\"x\",1,2\n", "\"\",", "\"", ",", "\n", "a,1,2\n", "\"q\nr\",1,2\n",
    ]
    let chosen = (0..<3).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
    var text = ""
    while text.utf8.count < 20_000 {
      text += String(repeating: chosen[Int.random(in: 0..<3, using: &random)], count: Int.random(in: 1...900, using: &random))
      if Int.random(in: 0..<4, using: &random) == 0 { text += pieces[Int.random(in: 0..<pieces.count, using: &random)] }
    }
    let bytes = Array(text.utf8)
    let remembered = records(bytes, isRemembering: true)
    #expect(remembered == records(bytes, isRemembering: false))
    #expect(remembered.last?.end == bytes.count)
  }
}
