import SurveyModel

/// Cuts subtitles into blocks.
enum SRTBlocks {
  /// All blocks, of which each ends where the next one begins. A block begins with a line that is a number (its counter) and a
  /// line with an arrow; when the counter is missing, it begins with the arrow's line.
  static func cut(_ text: Span<UInt8>) -> [SRTBlock] {
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
