import SurveyModel

/// One part of a FIT file: a header, records and a checksum. A file may hold several parts, one after another.
struct FITPart {
  enum Checksum {
    case right
    case wrong
    /// The two bytes are 0, as some writers leave them.
    case zero
    /// The file ends before the checksum.
    case missing
  }

  /// Offset of the header's first byte.
  var start: Int
  var records: Range<Int>
  /// Offset of the byte after the checksum, or of the end of the file if that comes first.
  var end: Int
  /// The number of bytes of records that the header states and the file does not have.
  var lost: Int
  /// True when the header states no length, as that of a file which the device did not close. The records then go to the end of
  /// the file.
  var isOpen: Bool
  var checksum: Checksum

  /// The part that begins at `start`; nil when there is no header there.
  init?(_ bytes: LogBytes, at start: Int) {
    guard let length = Self.headerLength(bytes, at: start), let size = bytes.integer(at: start + 4, as: UInt32.self) else {
      return nil
    }
    self.start = start
    let first = start + length
    isOpen = size == 0
    var stop = first + Int(size)
    if isOpen {
      stop = bytes.count
      // The device may have written the checksum after all.
      let sum = bytes.integer(at: bytes.count - 2, as: UInt16.self)
      if bytes.count - 2 >= first, sum == FITChecksum.of(bytes, start..<bytes.count - 2) { stop = bytes.count - 2 }
    }
    lost = max(0, stop - bytes.count)
    records = first..<max(first, min(stop, bytes.count))
    end = min(stop + 2, bytes.count)
    switch bytes.integer(at: stop, as: UInt16.self) {
    case nil: checksum = .missing
    case 0: checksum = .zero
    case let stated: checksum = stated == FITChecksum.of(bytes, start..<stop) ? .right : .wrong
    }
  }

  /// The length of the header that begins at `start`; nil when there is none.
  static func headerLength(_ bytes: LogBytes, at start: Int) -> Int? {
    guard let length = bytes.byte(at: start), length == 12 || length == 14, bytes.holds(Array(".FIT".utf8), at: start + 8),
      start + Int(length) <= bytes.count
    else { return nil }
    return Int(length)
  }
}
