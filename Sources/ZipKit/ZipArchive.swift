/// A zip archive in memory. Entries are inflated one at a time. Each is checked against its checksum, and all together against
/// the limits. No file is written.
package struct ZipArchive: Sendable {
  package let entries: [ZipEntry]
  private let bytes: [UInt8]
  private let limits: ZipLimits
  /// The number of bytes that were inflated so far.
  private var inflated = 0

  /// Throws when the directory is missing or damaged, when entries overlap, or when there are too many of them.
  package init(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipError) {
    self.bytes = bytes
    self.limits = limits
    entries = try ZipDirectory(bytes.span, limits: limits).entries
  }

  /// True when `bytes` begin with the magic number of an archive that begins with an entry, or of an empty archive.
  package static func isArchive(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// The first entry with this name; nil when there is none.
  package func entry(named name: String) -> ZipEntry? { entries.first { $0.name.utf8.elementsEqual(name.utf8) } }

  /// The content of an entry. Throws when the entry is encrypted, was packed by another method than "stored" or "deflated", has a
  /// wrong checksum, or has more bytes than the limits allow.
  package mutating func content(of entry: ZipEntry) throws(ZipError) -> [UInt8] {
    if entry.isEncrypted {
      throw ZipError("\"\(entry.name)\" in the archive is encrypted; save it without a password.")
    }
    let data = try data(of: entry)
    let room = min(
      limits.inflated - inflated, max(1 << 20, data.count.multipliedReportingOverflow(by: limits.ratio).partialValue))
    var content: [UInt8]
    switch entry.method {
    case 0: content = Array(bytes[data])
    case 8: content = try inflateRaw(bytes, data, sizeHint: entry.size, limit: room, name: entry.name)
    default:
      throw ZipError("\"\(entry.name)\" is packed by method \(entry.method); pack it again with the usual one (deflate).")
    }
    guard content.count <= room else { throw bombError(entry.name, stored: data.count, limit: room) }
    guard checksum(content) == entry.checksum else {
      throw ZipError("\"\(entry.name)\" in the archive is damaged: its checksum is wrong; get a whole copy.")
    }
    inflated += content.count
    return content
  }

  /// The range of the stored bytes of an entry. They follow the entry's own header, whose name and extra field may have other
  /// lengths than those in the directory.
  private func data(of entry: ZipEntry) throws(ZipError) -> Range<Int> {
    let span = bytes.span
    guard span.number(at: entry.offset, width: 4) == 0x0403_4B50,
      let nameLength = span.number(at: entry.offset + 26, width: 2),
      let extraLength = span.number(at: entry.offset + 28, width: 2)
    else { throw ZipError("\"\(entry.name)\" is not where the archive's directory says; get a whole copy.") }
    let start = entry.offset + 30 + Int(nameLength) + Int(extraLength)
    guard start <= bytes.count, entry.storedSize <= bytes.count - start else {
      throw ZipError("\"\(entry.name)\" reaches beyond the end of the archive: it is cut; get a whole copy.")
    }
    return start..<start + entry.storedSize
  }
}

func bombError(_ name: String, stored: Int, limit: Int) -> ZipError {
  ZipError(
    "\"\(name)\" has \(stored) bytes but inflates to more than \(limit), as a decompression bomb does; unpack it yourself if you "
      + "trust it.")
}
