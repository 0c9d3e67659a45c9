/// How a GeoJSON text sequence is cut into its records.
package enum SequenceDialect: Sendable {
  /// Each line is a record.
  case lines
  /// Each record begins with the byte 1E (RFC 8142).
  case recordSeparator

  static let separator: UInt8 = 0x1E

  /// Judges by the first byte that is no white space.
  init(_ prefix: ArraySlice<UInt8>) {
    let first = prefix.first { $0 > 0x20 || $0 == Self.separator }
    self = first == Self.separator ? .recordSeparator : .lines
  }

  /// How many of `bytes` are whole records: all of them at the end of the text (`isLast`), else up to the last boundary.
  package func wholeRecords(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> Int {
    if isLast { return bytes.count }
    switch self {
    case .lines: return (bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? bytes.startIndex) - bytes.startIndex
    case .recordSeparator: return (bytes.lastIndex(of: Self.separator) ?? bytes.startIndex) - bytes.startIndex
    }
  }

  /// How many of `bytes` belong to a record that began before them; nil when it does not end in them.
  func firstBoundary(_ bytes: ArraySlice<UInt8>) -> Int? {
    switch self {
    case .lines: bytes.firstIndex(of: 0x0A).map { $0 + 1 - bytes.startIndex }
    case .recordSeparator: bytes.firstIndex(of: Self.separator).map { $0 - bytes.startIndex }
    }
  }

  /// The record that begins at `start`, with its line end.
  func record(from start: Int, in bytes: [UInt8]) -> Range<Int> {
    switch self {
    case .lines: start..<(bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count)
    case .recordSeparator: start..<(bytes[start...].dropFirst().firstIndex(of: Self.separator) ?? bytes.count)
    }
  }

  /// The range of the JSON text in a record, without separators and white space around. Empty for a blank line.
  func content(_ record: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var start = record.lowerBound
    var end = record.upperBound
    while start < end, Self.isAround(bytes[start]) { start += 1 }
    while end > start, Self.isAround(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isAround(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == separator
  }
}
