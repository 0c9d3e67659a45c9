package import Glibc

/// What the file system states about a file.
package struct FileStatus: Sendable {
  package enum Kind: Sendable {
    case regular, folder, symbolicLink, pipe, socket, device

    /// The kind in words with an article, such as "a folder".
    package var name: String {
      switch self {
      case .regular: "a file"
      case .folder: "a folder"
      case .symbolicLink: "a symbolic link"
      case .pipe: "a pipe"
      case .socket: "a socket"
      case .device: "a device"
      }
    }
  }

  package var kind: Kind
  package var identity: FileIdentity
  package var size: Int
  /// Permission bits.
  package var mode: mode_t
  /// Time of the last change of the content: seconds since 1970, and nanoseconds.
  package var modified: (Int, Int)

  /// The status of the file at `path`, relative to `folder` if that is given.
  package init(path: String, in folder: Int32 = AT_FDCWD, followingLinks: Bool = true) throws(SystemError) {
    let name = try pathOrMissing(path)
    var status = stat()
    _ = try retrying { unsafe fstatat(folder, name, &status, followingLinks ? 0 : AT_SYMLINK_NOFOLLOW) }
    self.init(status)
  }

  package init(descriptor: Int32) throws(SystemError) {
    var status = stat()
    _ = try retrying { unsafe fstat(descriptor, &status) }
    self.init(status)
  }

  private init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .regular
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .symbolicLink
    case S_IFIFO: kind = .pipe
    case S_IFSOCK: kind = .socket
    default: kind = .device
    }
    identity = FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    size = Int(clamping: status.st_size)
    mode = status.st_mode & 0o7777
    modified = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }
}
