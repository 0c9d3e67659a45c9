/// A file in an archive, as the archive's directory describes it. Its name is only compared and shown; no file is written under
/// it.
package struct ZipEntry: Sendable {
  /// The name, read as UTF-8. It may be wrong where an archive uses another encoding for characters that are not ASCII.
  package var name: String
  /// The size that the directory states, which may be wrong.
  package var size: Int
  package var storedSize: Int
  package var isEncrypted: Bool
  /// The compression method: 0 is stored, 8 is deflated.
  package var method: Int
  /// CRC-32 of the content.
  var checksum: UInt32
  /// Offset of the entry's own header in the archive.
  var offset: Int

  /// True for a folder, which has no content.
  package var isFolder: Bool { name.hasSuffix("/") && size == 0 }

  /// True when `other` is the same entry of the archive.
  package func isSame(as other: ZipEntry) -> Bool { offset == other.offset }

  /// The part of the name after the last slash.
  package var lastComponent: Substring { name.split(separator: "/").last ?? "" }
}
