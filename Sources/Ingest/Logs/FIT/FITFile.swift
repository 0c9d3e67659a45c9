import SurveyModel

/// The parts of one FIT file (several may follow one another): its header, its records, its checksum.
struct FITPart {
  /// Of the header's first byte.
  var start: Int
  var records: Range<Int>
  /// Behind the checksum, or where the bytes end.
  var end: Int
  /// True where the bytes end before the part does.
  var isCut: Bool
  /// False where the checksum does not agree.
  var isChecked: Bool

  /// The part that begins at `start`; nil where no header is.
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

/// The CRC-16 of FIT (polynomial A001, reflected), four bits at a time.
enum FITChecksum {
  private static let table: [UInt16] = [
    0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401, 0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801,
    0x4400,
  ]

  static func of(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt16 {
    var value: UInt16 = 0
    for index in range {
      let byte = bytes[index]
      value = value >> 4 ^ table[Int(value & 0xF)] ^ table[Int(byte & 0xF)]
      value = value >> 4 ^ table[Int(value & 0xF)] ^ table[Int(byte >> 4)]
    }
    return value
  }
}
