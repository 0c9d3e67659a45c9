/// The CRC-16 of FIT files (reflected polynomial A001), computed four bits at a time.
enum FITChecksum {
  private static let table: [UInt16] = [
    0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401, 0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801,
    0x4400,
  ]

  static func of(_ bytes: LogBytes, _ range: Range<Int>) -> UInt16 {
    var value: UInt16 = 0
    for byte in bytes.array(range) {
      value = value >> 4 ^ table[Int(value & 0xF)] ^ table[Int(byte & 0xF)]
      value = value >> 4 ^ table[Int(value & 0xF)] ^ table[Int(byte >> 4)]
    }
    return value
  }
}
