import SurveyModel

/// NUL bytes with which programs fill cells of a fixed width, and systems the end of a file that was not written out.
enum NULPadding {
  /// `record` without the NUL bytes at the ends of its cells; empty where nothing else is left. Nil where a NUL byte stands within a
  /// cell, and for encodings in which one is part of a character.
  static func removed(_ record: Span<UInt8>, _ dialect: CSVDialect) -> [UInt8]? {
    guard dialect.encoding.unitWidth == 1, case .ascii(let delimiter) = dialect.delimiter else { return nil }
    var kept: [UInt8] = []
    var isStart = true
    var index = 0
    while index < record.count {
      let byte = record[index]
      index += 1
      if byte != 0 {
        kept.append(byte)
        isStart = byte == delimiter || (byte == 0x22 && isStart)
        continue
      }
      while index < record.count, record[index] == 0 { index += 1 }
      // The NUL bytes fill a cell where they begin it or end it.
      let isEnd = index == record.count || record[index] == delimiter || record[index] == 0x22
      guard isStart || isEnd else { return nil }
    }
    return kept.allSatisfy { $0 == 0x20 || $0 == 0x1A } ? [] : kept
  }

  /// A prefix of a file without the NUL bytes that fill up cells, for judging what the file is. NUL bytes elsewhere stay.
  static func removed(from prefix: [UInt8]) -> [UInt8] {
    guard prefix.contains(0) else { return prefix }
    var kept: [UInt8] = []
    kept.reserveCapacity(prefix.count)
    var pending = 0
    for byte in prefix {
      if byte == 0 {
        pending += 1
        continue
      }
      let isEnd = [0x2C, 0x3B, 0x09, 0x0D, 0x0A].contains(byte)
      // A cell is padded to a few dozen bytes.
      if !isEnd || pending > 64 { kept += [UInt8](repeating: 0, count: pending) }
      pending = 0
      kept.append(byte)
    }
    if pending > 0, pending <= 64 { return kept }
    return kept + [UInt8](repeating: 0, count: pending)
  }
}
