/// The content of a file, and what identifies it.
package struct FileContent: Sendable {
  /// The content, inflated if the file is gzip.
  package var bytes: [UInt8]
  /// The number of bytes of the file as stored.
  package var size: Int
  package var isCompressed: Bool
  /// SHA-256 of the file as stored; nil when it was not computed yet, and `bytes` are the bytes as stored.
  package var storedHash: String?

  /// SHA-256 of the file as stored, as 64 lower-case hexadecimal digits. Computing it takes about 1 s per GB.
  package var sha256: String { storedHash ?? SHA256.hex(of: bytes) }
}
