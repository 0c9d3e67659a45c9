package import Glibc

/// A file descriptor with one owner, closed when the owner goes.
package struct Descriptor: ~Copyable, Sendable {
  package let number: Int32

  package init(_ number: Int32) {
    self.number = number
  }

  /// Opens `path`, relative to `folder` when that is given. Close-on-exec always.
  package init(open path: String, in folder: Int32 = AT_FDCWD, flags: Int32, mode: mode_t = 0) throws(SystemError) {
    let name = try pathOrMissing(path)
    number = try retrying { unsafe openat(folder, name, flags | O_CLOEXEC, mode) }
  }

  deinit {
    close(number)
  }

  /// Closes and says whether that worked: some file systems report a failed write only here.
  package consuming func closeChecked() throws(SystemError) {
    let number = number
    discard self
    // After EINTR the descriptor is closed on Linux: no second try.
    if close(number) != 0, errno != EINTR { throw SystemError(errno) }
  }

  /// What the open file is.
  package func status() throws(SystemError) -> FileStatus { try FileStatus(descriptor: number) }

  /// Writes all of `bytes`, whatever the pieces the system takes.
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    try writeAll(bytes, to: number)
  }

  /// Forces the content to the disk.
  package func synchronise() throws(SystemError) {
    _ = try retrying { fsync(number) }
  }
}
