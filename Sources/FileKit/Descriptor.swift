package import Glibc

/// A file descriptor with one owner. It is closed when the owner ends.
package struct Descriptor: ~Copyable, Sendable {
  package let number: Int32

  package init(_ number: Int32) {
    self.number = number
  }

  /// Opens `path`, relative to `folder` if that is given. The descriptor is always close-on-exec.
  package init(open path: String, in folder: Int32 = AT_FDCWD, flags: Int32, mode: mode_t = 0) throws(SystemError) {
    let name = try pathOrMissing(path)
    number = try retrying { unsafe openat(folder, name, flags | O_CLOEXEC, mode) }
  }

  deinit {
    close(number)
  }

  /// Closes the descriptor, and throws when that fails: some file systems report a failed write only here.
  package consuming func closeChecked() throws(SystemError) {
    let number = number
    discard self
    // On Linux the descriptor is closed even after EINTR, so `close` must not be called again.
    if close(number) != 0, errno != EINTR { throw SystemError(errno) }
  }

  /// The status of the open file.
  package func status() throws(SystemError) -> FileStatus { try FileStatus(descriptor: number) }

  /// Writes all of `bytes`, with as many calls as the system needs.
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    try writeAll(bytes, to: number)
  }

  /// Forces the content to the disk.
  package func synchronise() throws(SystemError) {
    _ = try retrying { fsync(number) }
  }
}
