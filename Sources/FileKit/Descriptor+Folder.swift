private import CLinux
package import Glibc

/// Actions on the names in an open folder. All names are relative to the folder. Symbolic links are never followed.
extension Descriptor {
  /// Opens a folder. Without `followingLinks`, fails when `path` itself is a symbolic link.
  package init(openFolder path: String, in folder: Int32 = AT_FDCWD, followingLinks: Bool = true) throws(SystemError) {
    try self.init(open: path, in: folder, flags: O_RDONLY | O_DIRECTORY | (followingLinks ? 0 : O_NOFOLLOW))
  }

  /// Makes a folder.
  package func makeFolder(_ name: String, mode: mode_t) throws(SystemError) {
    let path = try pathOrMissing(name)
    _ = try retrying { unsafe mkdirat(number, path, mode) }
  }

  /// Whether names can be made and removed in a folder, by the rights of this process and of the file system.
  package func mayWrite(_ folder: String) -> Bool {
    guard let path = try? pathOrMissing(folder) else { return false }
    return unsafe faccessat(number, path, W_OK | X_OK, AT_EACCESS) == 0
  }

  /// Sets the permission bits of the open file itself.
  package func setMode(_ mode: mode_t) throws(SystemError) {
    _ = try retrying { fchmod(number, mode) }
  }

  /// Removes a file or an empty folder.
  package func remove(_ name: String, isFolder: Bool = false) throws(SystemError) {
    let path = try pathOrMissing(name)
    _ = try retrying { unsafe unlinkat(number, path, isFolder ? AT_REMOVEDIR : 0) }
  }

  /// Gives a file, or a symbolic link itself, a second name in another folder.
  package func link(_ name: String, to folder: borrowing Descriptor, as newName: String) throws(SystemError) {
    let old = try pathOrMissing(name)
    let new = try pathOrMissing(newName)
    let target = folder.number
    _ = try retrying { unsafe linkat(number, old, target, new, 0) }
  }

  /// What ``rename(_:to:_:)`` does when the new name exists.
  package enum Renaming: Sendable {
    /// Fails with EEXIST when the new name exists.
    case fresh
    /// Replaces the file that has the new name. A folder can replace only an empty folder.
    case replacing
    /// Exchanges the two names, which must both exist, in one step. Fails with EINVAL or ENOSYS on file systems that cannot.
    case exchanging
  }

  /// Changes a name in this folder to another one (renameat2).
  package func rename(_ name: String, to newName: String, _ renaming: Renaming) throws(SystemError) {
    let old = try pathOrMissing(name)
    let new = try pathOrMissing(newName)
    switch renaming {
    case .replacing: _ = try retrying { unsafe renameat(number, old, number, new) }
    case .exchanging:
      _ = try retrying { unsafe linux_renameat2(number, old, number, new, UInt32(linux_RENAME_EXCHANGE)) }
    case .fresh:
      do {
        _ = try retrying { unsafe linux_renameat2(number, old, number, new, UInt32(linux_RENAME_NOREPLACE)) }
      } catch  where error.code == EINVAL || error.code == ENOSYS {
        // This file system knows no flags, so the new name is looked for first. Callers hold a lock, so no other run of this
        // program can take the name in between.
        if (try? FileStatus(path: newName, in: number, followingLinks: false)) != nil { throw SystemError(EEXIST) }
        _ = try retrying { unsafe renameat(number, old, number, new) }
      }
    }
  }

  /// Removes a folder and everything in it. Symbolic links are removed, not followed.
  package func removeTree(_ name: String) throws(SystemError) {
    // The folders that were found so far; each comes before the folders in it.
    var folders = [name]
    var next = 0
    while next < folders.count {
      let folder = folders[next]
      next += 1
      let opened = try Descriptor(openFolder: folder, in: number, followingLinks: false)
      for entry in try names(in: opened) {
        if try FileStatus(path: entry, in: opened.number, followingLinks: false).kind == .folder {
          folders.append(folder + "/" + entry)
        } else {
          try opened.remove(entry)
        }
      }
    }
    for folder in folders.reversed() { try remove(folder, isFolder: true) }
  }

  /// The number of bytes that this process can still write to the file system; nil when that is not known.
  package func freeBytes() -> Int? {
    var status = statvfs()
    guard unsafe fstatvfs(number, &status) == 0 else { return nil }
    let (bytes, overflow) = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
    return overflow ? nil : Int(clamping: bytes)
  }

  /// Locks the open file (flock) until it is closed. False when another process holds the lock.
  package func tryLock() throws(SystemError) -> Bool {
    do {
      _ = try retrying { flock(number, LOCK_EX | LOCK_NB) }
      return true
    } catch  where error.code == EWOULDBLOCK {
      return false
    }
  }
}
