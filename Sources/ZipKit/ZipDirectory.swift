/// The list of entries at the end of an archive, also of one in Zip64 (APPNOTE 6.3.10, sections 4.3.12 to 4.3.16).
struct ZipDirectory {
  private(set) var entries: [ZipEntry] = []
  /// The offset of the directory, before which all entries must end.
  private let start: Int

  init(_ bytes: Span<UInt8>, limits: ZipLimits) throws(ZipError) {
    guard let end = Self.findEnd(bytes) else {
      throw ZipError("It begins as a zip archive does, but has no directory at its end: it is cut; get a whole copy.")
    }
    var count = Int(bytes.number(at: end + 10, width: 2) ?? 0)
    var size = bytes.number(at: end + 12, width: 4).flatMap { Int(exactly: $0) } ?? 0
    var offset = bytes.number(at: end + 16, width: 4).flatMap { Int(exactly: $0) } ?? 0
    var limit = end
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF,
      let wide = Self.findWideEnd(bytes, before: end)
    {
      guard let wideCount = bytes.number(at: wide + 32, width: 8).flatMap({ Int(exactly: $0) }),
        let wideSize = bytes.number(at: wide + 40, width: 8).flatMap({ Int(exactly: $0) }),
        let wideOffset = bytes.number(at: wide + 48, width: 8).flatMap({ Int(exactly: $0) })
      else { throw ZipError("The archive's directory has sizes that cannot be; get a whole copy.") }
      (count, size, offset, limit) = (wideCount, wideSize, wideOffset, wide)
    }
    guard count <= limits.entries else {
      throw ZipError("The archive holds \(count) files, more than the \(limits.entries) that are looked through.")
    }
    guard offset <= limit, size <= limit - offset else {
      throw ZipError("The archive's directory lies outside of it: it is cut or changed; get a whole copy.")
    }
    start = offset
    var position = offset
    for number in 0..<count {
      guard let (entry, next) = Self.entry(bytes, at: position, end: offset + size) else {
        throw ZipError("The archive's directory is broken at its entry \(number + 1) of \(count); get a whole copy.")
      }
      entries.append(entry)
      position = next
    }
    try refuseOverlaps()
  }

  /// Throws when entries share bytes, by which a small archive can inflate to any size.
  private func refuseOverlaps() throws(ZipError) {
    var free = 0
    for entry in entries.sorted(by: { $0.offset < $1.offset }) {
      let (stop, overflow) = (entry.offset + 30).addingReportingOverflow(entry.storedSize)
      guard entry.offset >= free, !overflow, stop <= start else {
        throw ZipError("The archive's entries overlap, as those of a decompression bomb do.")
      }
      free = stop
    }
  }

  /// The offset of the end record, which a comment of at most 65,535 bytes may follow; nil when there is none.
  private static func findEnd(_ bytes: Span<UInt8>) -> Int? {
    guard bytes.count >= 22 else { return nil }
    var position = bytes.count - 22
    let lowest = max(0, position - 0xFFFF)
    while position >= lowest {
      if bytes.number(at: position, width: 4) == 0x0605_4B50,
        let comment = bytes.number(at: position + 20, width: 2), position + 22 + Int(comment) == bytes.count
      {
        return position
      }
      position -= 1
    }
    return nil
  }

  /// The offset of the Zip64 end record, which the locator before the end record states; nil when there is none.
  private static func findWideEnd(_ bytes: Span<UInt8>, before end: Int) -> Int? {
    guard end >= 20, bytes.number(at: end - 20, width: 4) == 0x0706_4B50,
      let offset = bytes.number(at: end - 12, width: 8).flatMap({ Int(exactly: $0) }), offset <= end - 20,
      bytes.number(at: offset, width: 4) == 0x0606_4B50
    else { return nil }
    return offset
  }

  private static func entry(_ bytes: Span<UInt8>, at position: Int, end: Int) -> (ZipEntry, Int)? {
    guard position + 46 <= end, bytes.number(at: position, width: 4) == 0x0201_4B50,
      let flags = bytes.number(at: position + 8, width: 2), let method = bytes.number(at: position + 10, width: 2),
      let checksum = bytes.number(at: position + 16, width: 4),
      let stored = bytes.number(at: position + 20, width: 4), let full = bytes.number(at: position + 24, width: 4),
      let nameLength = bytes.number(at: position + 28, width: 2).map({ Int($0) }),
      let extraLength = bytes.number(at: position + 30, width: 2).map({ Int($0) }),
      let commentLength = bytes.number(at: position + 32, width: 2).map({ Int($0) }),
      let offset = bytes.number(at: position + 42, width: 4)
    else { return nil }
    let nameStart = position + 46
    let next = nameStart + nameLength + extraLength + commentLength
    guard next <= end else { return nil }
    var sizes = [full, stored, offset]
    let extra = nameStart + nameLength..<nameStart + nameLength + extraLength
    guard widen(&sizes, bytes, extra), let size = Int(exactly: sizes[0]), let storedSize = Int(exactly: sizes[1]),
      let start = Int(exactly: sizes[2]), start < bytes.count
    else { return nil }
    var name: [UInt8] = []
    for index in nameStart..<nameStart + nameLength { name.append(bytes[index]) }
    let entry = ZipEntry(
      name: String(decoding: name, as: UTF8.self), size: size, storedSize: storedSize, isEncrypted: flags & 1 != 0,
      method: Int(method), checksum: UInt32(truncatingIfNeeded: checksum), offset: start)
    return (entry, next)
  }

  /// Replaces those of size, stored size and offset that are 0xFFFFFFFF by the values in the Zip64 extra field. False when the
  /// field lacks a value.
  private static func widen(_ sizes: inout [UInt64], _ bytes: Span<UInt8>, _ extra: Range<Int>) -> Bool {
    guard sizes.contains(0xFFFF_FFFF) else { return true }
    var position = extra.lowerBound
    while position + 4 <= extra.upperBound,
      let tag = bytes.number(at: position, width: 2), let length = bytes.number(at: position + 2, width: 2)
    {
      var field = position + 4
      position = field + Int(length)
      guard tag == 1, position <= extra.upperBound else { continue }
      for index in sizes.indices where sizes[index] == 0xFFFF_FFFF {
        guard field + 8 <= position, let wide = bytes.number(at: field, width: 8) else { return false }
        sizes[index] = wide
        field += 8
      }
      return true
    }
    return false
  }
}

extension Span where Element == UInt8 {
  /// The little-endian number of `width` bytes at `offset`; nil when it would end beyond the last byte.
  func number(at offset: Int, width: Int) -> UInt64? {
    guard offset >= 0, offset <= count - width else { return nil }
    var value: UInt64 = 0
    for index in (0..<width).reversed() { value = value << 8 | UInt64(self[offset + index]) }
    return value
  }
}
