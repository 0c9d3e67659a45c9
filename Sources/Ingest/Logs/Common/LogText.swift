/// The text of a log with one byte for each character that matters: that of a file in UTF-16 as Windows calls "Unicode" is
/// narrowed, so that its characters beyond ASCII become bytes that no reader of logs looks for.
struct LogText {
  /// The text, without a byte order mark.
  let bytes: [UInt8]
  /// Bytes of the file for each byte of the text.
  private let scale: Int
  /// Bytes of the byte order mark.
  private let mark: Int
  private let fileSize: Int

  init(_ file: [UInt8]) {
    fileSize = file.count
    let isBigEndian = file.starts(with: [0xFE, 0xFF])
    let zeros = file.prefix(64).enumerated().filter { $0.element == 0 }.map(\.offset)
    let isMarked = isBigEndian || file.starts(with: [0xFF, 0xFE])
    // Without a mark, every other byte of ASCII text is zero.
    let isBare = !isMarked && file.count >= 16 && zeros.count >= 24 && Set(zeros.map { $0 % 2 }).count == 1
    guard isMarked || isBare else {
      scale = 1
      mark = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      bytes = mark == 0 ? file : Array(file[mark...])
      return
    }
    scale = 2
    mark = isMarked ? 2 : 0
    let body = Array(file[mark...])
    bytes = UnitView.narrow(body.span, bigEndian: isMarked ? isBigEndian : zeros.first == 0)
  }

  /// True for a file in UTF-16.
  var isWide: Bool { scale == 2 }

  /// The bytes of the file that a part of the text stands for.
  func original(_ range: Range<Int>) -> Range<Int> {
    let lower = min(mark + range.lowerBound * scale, fileSize)
    return lower..<max(lower, min(mark + range.upperBound * scale, fileSize))
  }

  /// The lines of the text, each with its line end, and their numbers from 1.
  func forEachLine(_ body: (_ line: Range<Int>, _ number: Int) -> Void) {
    let text = bytes.span
    var position = 0
    var number = 0
    while position < text.count {
      let next =
        UnitScan.endOfFirstLine(text.extracting(position..<text.count), isLast: true).map { position &+ $0 } ?? text.count
      number &+= 1
      body(position..<next, number)
      position = next
    }
  }

  /// The words of a part of the text, which spaces, tabs, commas and semicolons separate.
  func words(_ range: Range<Int>) -> [[UInt8]] {
    bytes[range].split { $0 <= 0x20 || $0 == 0x2C || $0 == 0x3B }.map { Array($0) }
  }

  /// The cells of a part of the text, which commas separate, without the space around them.
  func cells(_ range: Range<Int>) -> [[UInt8]] {
    let line = Array(bytes[range].prefix { $0 != 0x0A && $0 != 0x0D })
    return line.split(separator: 0x2C, omittingEmptySubsequences: false).map { cell in
      Array(cell.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed())
    }
  }

  func isBlank(_ range: Range<Int>) -> Bool { range.allSatisfy { bytes[$0] <= 0x20 } }
}
