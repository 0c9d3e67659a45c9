import SurveyModel

/// Cuts subtitles into blocks.
enum SRTBlocks {
  /// All blocks, of which each ends where the next one begins. A block begins with a line that is a number (its counter) and a
  /// line with an arrow; when the counter is missing, it begins with the arrow's line.
  static func cut(_ text: Span<UInt8>) -> [SRTBlock] {
    let blocks = cutSubRip(text)
    return blocks.isEmpty ? cutSubStation(text) : blocks
  }

  /// The blocks of subtitles in the format of SubStation Alpha (.ass): each line `Dialogue:` is one, and its text stands behind nine
  /// commas.
  private static func cutSubStation(_ text: Span<UInt8>) -> [SRTBlock] {
    var blocks: [SRTBlock] = []
    var position = 0
    var line = 0
    while position < text.count {
      let next =
        UnitScan.endOfFirstLine(text.extracting(position..<text.count), isLast: true).map { position &+ $0 } ?? text.count
      line &+= 1
      let content = text.extracting(position..<next)
      if SRTPosition.find("Dialogue:", in: content, from: 0) == 0 {
        let commas = content.indices.filter { content[$0] == 0x2C }
        if commas.count >= 9 {
          // The time code has hundredths behind a point: 0:00:01.00.
          let clock = SRTTime.code(content.extracting(commas[0] &+ 1..<commas[1]), unit: 10_000)
          var block = SRTBlock(bytes: position..<next, line: line, clock: clock ?? 0)
          let words = content.extracting(commas[8] &+ 1..<content.count)
          block.position = SRTPosition.read(words)
          block.time = SRTTime.stamp(words)
          blocks.append(block)
        }
      }
      position = next
    }
    return blocks
  }

  private static func cutSubRip(_ text: Span<UInt8>) -> [SRTBlock] {
    var blocks: [SRTBlock] = []
    // Where the text of the last block begins, after the arrow's line.
    var textStart = 0
    var position = 0
    var line = 0
    var counter: Int?
    while position < text.count {
      let next =
        UnitScan.endOfFirstLine(text.extracting(position..<text.count), isLast: true).map { position &+ $0 } ?? text.count
      line &+= 1
      let content = text.extracting(position..<next)
      if let clock = arrow(content) {
        let start = counter ?? position
        finish(&blocks, text, textStart, at: start)
        blocks.append(SRTBlock(bytes: start..<text.count, line: counter == nil ? line : line &- 1, clock: clock))
        textStart = next
      }
      counter = isCounter(content) ? position : nil
      position = next
    }
    finish(&blocks, text, textStart, at: text.count)
    return blocks
  }

  private static func finish(_ blocks: inout [SRTBlock], _ text: Span<UInt8>, _ textStart: Int, at end: Int) {
    guard let last = blocks.indices.last else { return }
    blocks[last].bytes = blocks[last].bytes.lowerBound..<end
    let content = text.extracting(min(textStart, end)..<end)
    blocks[last].position = SRTPosition.read(content)
    blocks[last].time = SRTTime.stamp(content)
  }

  /// The time code of a line with an arrow; nil for other lines.
  private static func arrow(_ line: Span<UInt8>) -> Int64? {
    guard line.count >= 16, line.count <= 200, SRTPosition.find("-->", in: line, from: 0) != nil else { return nil }
    return SRTTime.code(line)
  }

  /// True for a line of digits, which may follow a byte order mark.
  private static func isCounter(_ line: Span<UInt8>) -> Bool {
    guard line.count <= 16 else { return false }
    let range = TextCleaning.trimmed(line)
    return !range.isEmpty && range.allSatisfy { line[$0] &- 0x30 <= 9 }
  }
}
