/// Counts the lines up to ascending offsets in one text. A line ends with LF, CR LF or CR.
struct LineCounter: Sendable {
  private var offset: Int
  private var line: Int
  private var afterReturn = false

  init(start: Int = 0, line: Int = 1) {
    offset = start
    self.line = line
  }

  /// The number of the line with the byte at `target`, which must not be before that of the last call.
  mutating func line(at target: Int, in bytes: [UInt8]) -> Int {
    let end = min(target, bytes.count)
    while offset < end {
      let byte = bytes[offset]
      if byte == 0x0D || (byte == 0x0A && !afterReturn) { line &+= 1 }
      afterReturn = byte == 0x0D
      offset &+= 1
    }
    return line
  }
}
