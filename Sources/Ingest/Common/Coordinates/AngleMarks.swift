/// Reduces the many signs that people type in angles (`°`, `º`, `度`, `′`, `'`, `北纬` …) to one byte for each meaning.
enum AngleMarks {
  static let degree = UInt8(ascii: "d")
  static let minute = UInt8(ascii: "m")
  static let second = UInt8(ascii: "s")
  static let north = UInt8(ascii: "N")
  static let south = UInt8(ascii: "S")
  static let east = UInt8(ascii: "E")
  static let west = UInt8(ascii: "W")
  /// A space or colon between two numbers.
  static let gap = UInt8(ascii: " ")

  static func isMark(_ byte: UInt8) -> Bool {
    [degree, minute, second, north, south, east, west, gap].contains(byte)
  }

  /// UTF-8 sequences and the mark that each means. Where one sequence begins with another, the longer one comes first.
  private static let table: [(bytes: [UInt8], mark: UInt8?)] = [
    ("东经", east), ("西经", west), ("北纬", north), ("南纬", south), ("東經", east), ("北緯", north), ("东", east), ("西", west),
    ("北", north), ("南", south), ("度", degree), ("分", minute), ("秒", second), ("°", degree), ("º", degree), ("˚", degree),
    ("′′", second), ("''", second), ("’’", second), ("‘‘", second), ("″", second), ("\"", second), ("“", second),
    ("”", second), ("〞", second), ("′", minute), ("'", minute), ("’", minute), ("‘", minute), ("´", minute), ("`", minute),
    ("N", north), ("n", north), ("S", south), ("s", south), ("E", east), ("e", east), ("W", west), ("w", west), (":", gap),
    ("d", degree), ("D", degree),
  ].map { (Array(($0.0 as String).utf8), $0.1) }

  /// `text` as numbers and marks, with a ``gap`` between two numbers; nil when it holds anything else.
  static func canonical(_ text: Span<UInt8>) -> [UInt8]? {
    var marks: [UInt8] = []
    var spaceBefore = false
    var index = 0
    scan: while index < text.count {
      let byte = text[index]
      if byte == 0x20 || byte == 0x09 {
        spaceBefore = true
        index &+= 1
        continue
      }
      if byte &- 0x30 <= 9 || byte == 0x2E || byte == 0x2C || byte == 0x2B || byte == 0x2D {
        if spaceBefore, let last = marks.last, !isMark(last) { marks.append(gap) }
        spaceBefore = false
        marks.append(byte)
        index &+= 1
        continue
      }
      for (bytes, mark) in table where starts(text, at: index, with: bytes) {
        guard let mark else { return nil }
        // A colon may stand between two numbers only.
        if mark == gap, marks.last.map(isMark) ?? true { return nil }
        marks.append(mark)
        spaceBefore = false
        index &+= bytes.count
        continue scan
      }
      return nil
    }
    return marks
  }

  private static func starts(_ text: Span<UInt8>, at index: Int, with bytes: [UInt8]) -> Bool {
    guard index &+ bytes.count <= text.count else { return false }
    for offset in bytes.indices where text[index &+ offset] != bytes[offset] { return false }
    return true
  }
}
