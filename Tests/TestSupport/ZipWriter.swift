/// Makes zip archives for tests, stored or as one run of a byte deflated.
package enum ZipWriter {
  package struct File: Sendable {
    package var name: String
    package var content: [UInt8]
    package var method: UInt16 = 0
    package var flags: UInt16 = 0x800
    /// What stands in the archive; the content itself for stored files.
    package var stored: [UInt8]
    package var checksum: UInt32

    package init(_ name: String, _ text: String) {
      self.init(name, bytes: Array(text.utf8))
    }

    package init(_ name: String, bytes: [UInt8]) {
      self.name = name
      content = bytes
      stored = bytes
      checksum = crc32(bytes)
    }

    /// `count` times the same byte, deflated (fixed codes, RFC 1951 section 3.2.6). `count` is one more than a multiple of 258.
    package init(_ name: String, run byte: UInt8, count: Int) {
      self.init(name, bytes: [UInt8](repeating: byte, count: count))
      method = 8
      stored = deflatedRun(byte, count: count)
    }
  }

  package static func archive(_ files: [File]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let name = Array(file.name.utf8)
      let common =
        u16(file.flags) + u16(file.method) + u32(0) + u32(file.checksum) + u32(UInt32(file.stored.count))
        + u32(UInt32(file.content.count)) + u16(UInt16(name.count)) + u16(0)
      directory +=
        u32(0x0201_4B50) + u16(20) + u16(20) + common + u16(0) + u16(0) + u16(0) + u32(0) + u32(UInt32(bytes.count)) + name
      bytes += u32(0x0403_4B50) + u16(20) + common + name + file.stored
    }
    let start = bytes.count
    let count = u16(UInt16(files.count))
    return bytes + directory + u32(0x0605_4B50) + u16(0) + u16(0) + count + count + u32(UInt32(directory.count))
      + u32(UInt32(start)) + u16(0)
  }

  /// The same with the sizes and the place of the directory in Zip64 records only.
  package static func wideArchive(_ file: File) -> [UInt8] {
    let name = Array(file.name.utf8)
    let ones = UInt32.max
    let head = u16(45) + u16(file.flags) + u16(0) + u32(0) + u32(file.checksum)
    let sizes = u64(UInt64(file.content.count)) + u64(UInt64(file.stored.count))
    var bytes =
      u32(0x0403_4B50) + head + u32(ones) + u32(ones) + u16(UInt16(name.count)) + u16(20) + name + u16(1) + u16(16) + sizes
    bytes += file.stored
    let start = bytes.count
    let directory =
      u32(0x0201_4B50) + u16(45) + head + u32(ones) + u32(ones) + u16(UInt16(name.count)) + u16(28) + u16(0) + u16(0) + u16(0)
      + u32(0) + u32(ones) + name + u16(1) + u16(24) + sizes + u64(0)
    bytes += directory
    let end = bytes.count
    bytes +=
      u32(0x0606_4B50) + u64(44) + u16(45) + u16(45) + u32(0) + u32(0) + u64(1) + u64(1) + u64(UInt64(directory.count))
      + u64(UInt64(start))
    bytes += u32(0x0706_4B50) + u32(0) + u64(UInt64(end)) + u32(1)
    return bytes + u32(0x0605_4B50) + u16(0) + u16(0) + u16(0xFFFF) + u16(0xFFFF) + u32(ones) + u32(ones) + u16(0)
  }

  static func u16(_ value: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)] }
  static func u32(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
  static func u64(_ value: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
}

/// CRC-32 of zip, bit by bit.
package func crc32(_ bytes: [UInt8]) -> UInt32 {
  var value = UInt32.max
  for byte in bytes {
    value ^= UInt32(byte)
    for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
  }
  return ~value
}

private func deflatedRun(_ byte: UInt8, count: Int) -> [UInt8] {
  precondition(byte < 144 && count % 258 == 1)
  var bits: [Bool] = []
  // Codes go most significant bit first, other numbers least significant bit first.
  func code(_ value: Int, _ width: Int) { for place in (0..<width).reversed() { bits.append(value >> place & 1 == 1) } }
  bits += [true, true, false]  // last block, fixed codes
  code(0x30 + Int(byte), 8)
  for _ in 0..<count / 258 {
    code(0b1100_0101, 8)  // length 258
    code(0, 5)  // distance 1
  }
  code(0, 7)
  while bits.count % 8 != 0 { bits.append(false) }
  var bytes: [UInt8] = []
  for start in stride(from: 0, to: bits.count, by: 8) {
    var byte: UInt8 = 0
    for place in 0..<8 where bits[start + place] { byte |= 1 << UInt8(place) }
    bytes.append(byte)
  }
  return bytes
}
