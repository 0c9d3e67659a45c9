import Glibc

/// Quick searches by which a buffer can mostly be cut without following every record of it.
enum UnitScan {
  static func contains(_ units: Span<UInt8>, _ unit: UInt8) -> Bool {
    units.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return false }
      return memchr(base, Int32(unit), raw.count) != nil
    }
  }

  /// Offset behind the last LF; nil without one.
  static func endOfLastLine(_ units: Span<UInt8>) -> Int? {
    var index = units.count
    while index > 0 {
      if units[index &- 1] == 0x0A { return index }
      index &-= 1
    }
    return nil
  }

  /// Offset behind the first line end; nil when there is none, and when it is a CR at the end whose LF may still come.
  static func endOfFirstLine(_ units: Span<UInt8>, isLast: Bool) -> Int? {
    for index in units.indices {
      if units[index] == 0x0A { return index &+ 1 }
      if units[index] == 0x0D {
        if index &+ 1 < units.count { return units[index &+ 1] == 0x0A ? index &+ 2 : index &+ 1 }
        return isLast ? index &+ 1 : nil
      }
    }
    return nil
  }

  /// True when no line up to `end` is longer than ``RecordSplitter/maximumRecord``.
  static func linesAreShort(_ units: Span<UInt8>, end: Int) -> Bool {
    guard end > RecordSplitter.maximumRecord else { return true }
    var start = 0
    // From one line end go on to the last one that is within the length of a record.
    while end &- start > RecordSplitter.maximumRecord {
      let stretch = units.extracting(start..<start &+ RecordSplitter.maximumRecord)
      guard let next = endOfLastLine(stretch) else { return false }
      start &+= next
    }
    return true
  }
}
