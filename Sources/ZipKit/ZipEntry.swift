/// A file in an archive, as the archive's directory describes it. Its name is for comparing and showing; nothing is ever
/// written under it.
package struct ZipEntry: Sendable {
  /// UTF-8 where the archive says so; other bytes than ASCII are not to be relied on elsewhere.
  package var name: String
  /// As stated; what comes out is counted nevertheless.
  package var size: Int
  package var storedSize: Int
  package var isEncrypted: Bool
  /// 0 stored, 8 deflated.
  package var method: Int
  /// CRC-32 of the content.
  var checksum: UInt32
  /// Offset of the entry's own header in the archive.
  var offset: Int

  /// A folder has no content of its own.
  package var isFolder: Bool { name.hasSuffix("/") && size == 0 }

  /// True for one and the same place in the archive.
  package func isSame(as other: ZipEntry) -> Bool { offset == other.offset }

  /// What stands after the last slash.
  package var lastComponent: Substring { name.split(separator: "/").last ?? "" }
}
