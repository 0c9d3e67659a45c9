/// A ZIP archive of these files, which are not compressed. A workbook is such an archive.
func storedZip(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
  var archive: [UInt8] = []
  var directory: [UInt8] = []
  for file in files {
    let name = Array(file.name.utf8)
    // Version 2.0, names in UTF-8, not compressed, 1980-01-01; checksum and both sizes; length of the name, no extra field.
    let size = UInt32(truncatingIfNeeded: file.bytes.count)
    let facts =
      little([20, 0x0800, 0, 0, 0x21]) + little(crc32(file.bytes)) + little(size) + little(size)
      + little([UInt16(truncatingIfNeeded: name.count), 0])
    let offset = UInt32(truncatingIfNeeded: archive.count)
    archive += [0x50, 0x4B, 3, 4] + facts + name + file.bytes
    // No comment, first disk, no attributes.
    directory += [0x50, 0x4B, 1, 2, 20, 0] + facts + little([0, 0, 0]) + little(0 as UInt32) + little(offset) + name
  }
  let count = UInt16(truncatingIfNeeded: files.count)
  return archive + directory + [0x50, 0x4B, 5, 6] + little([0, 0, count, count])
    + little(UInt32(truncatingIfNeeded: directory.count)) + little(UInt32(truncatingIfNeeded: archive.count)) + little([0])
}

/// The checksum CRC-32 of ZIP (polynomial 0xEDB88320).
private func crc32(_ bytes: [UInt8]) -> UInt32 {
  var crc = ~UInt32(0)
  for byte in bytes {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB8_8320 }
  }
  return ~crc
}

/// Little-endian bytes.
private func little(_ value: UInt32) -> [UInt8] {
  (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

private func little(_ values: [UInt16]) -> [UInt8] {
  values.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
}
