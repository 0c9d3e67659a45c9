/// Identifies the content of several files together.
package struct FilesDigest: Sendable, Equatable {
  /// Bytes of all files together.
  package var size: Int
  /// SHA-256 of the bytes of all files, one file after the other in the given order, as 64 lower-case hexadecimal digits.
  package var sha256: String

  package init(size: Int, sha256: String) {
    self.size = size
    self.sha256 = sha256
  }
}
