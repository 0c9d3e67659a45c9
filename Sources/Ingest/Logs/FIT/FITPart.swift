import SurveyModel

/// One part of a FIT file: a header, records and a checksum. A file may hold several parts, one after another.
struct FITPart {
  /// Offset of the header's first byte.
  var start: Int
  var records: Range<Int>
  /// Offset of the byte after the checksum, or of the end of the file if that comes first.
  var end: Int
  /// True when the file ends before the part does.
  var isCut: Bool
  /// True when the checksum is right.
  var isChecked: Bool

  /// The part that begins at `start`; nil when there is no header there.
  init?(_ bytes: Span<UInt8>, at start: Int) {
    guard start < bytes.count else { return nil }
    let length = Int(bytes[start])
    guard length == 12 || length == 14, start + length <= bytes.count, bytes.text(at: start + 8, length: 4) == ".FIT",
      let size = bytes.integer(at: start + 4, as: UInt32.self)
    else { return nil }
    self.start = start
    let first = start + length
    let stop = first + Int(size)
    isCut = stop + 2 > bytes.count
    records = first..<min(stop, bytes.count)
    end = min(stop + 2, bytes.count)
    let stated = bytes.integer(at: stop, as: UInt16.self)
    isChecked = stated.map { $0 == FITChecksum.of(bytes, start..<stop) } ?? false
  }
}
