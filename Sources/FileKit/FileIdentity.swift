/// Identifies a file independently of its names, by device and inode.
package struct FileIdentity: Hashable, Sendable {
  package var device: UInt64
  package var inode: UInt64

  /// The identity of the file at `path`, after following symbolic links; nil when there is none.
  package static func of(_ path: String) -> FileIdentity? {
    (try? FileStatus(path: path))?.identity
  }
}
