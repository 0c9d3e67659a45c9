private import CLinux
package import Glibc

/// What is done to names in an open folder. All names are relative to it and are never followed when they are links.
extension Descriptor {
  /// Opens a folder, following no link at its own name when `followingLinks` is off.
  package init(openFolder path: String, in folder: Int32 = AT_FDCWD, followingLinks: Bool = true) throws(SystemError) {
    try self.init(open: path, in: folder, flags: O_RDONLY | O_DIRECTORY | (followingLinks ? 0 : O_NOFOLLOW))
  }

  /// Makes a folder.
  package func makeFolder(_ name: String, mode: mode_t) throws(SystemError) {
    let path = try pathOrMissing(name)
    _ = try retrying { unsafe mkdirat(number, path, mode) }
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

  /// Gives a file (also a symbolic link itself) a second name in another folder.
  package func link(_ name: String, to folder: borrowing Descriptor, as newName: String) throws(SystemError) {
    let old = try pathOrMissing(name)
    let new = try pathOrMissing(newName)
    let target = folder.number
    _ = try retrying { unsafe linkat(number, old, target, new, 0) }
  }

  /// How a name is changed into another.
  package enum Renaming: Sendable {
    /// Fails with EEXIST where the new name is taken.
    case fresh
    /// Replaces what has the new name: a file, or an empty folder by a folder.
    case replacing
    /// Both names must be taken; each then has what the other had, in one step. EINVAL or ENOSYS where the file system cannot.
    case exchanging
  }

  /// renameat2(2) of two names in this folder.
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
        // File systems without flags: look first. Callers hold a lock, so nothing of ours comes between.
        if (try? FileStatus(path: newName, in: number, followingLinks: false)) != nil { throw SystemError(EEXIST) }
        _ = try retrying { unsafe renameat(number, old, number, new) }
      }
    }
  }

  /// Removes a folder and all that is in it. Links are removed, not followed.
  package func removeTree(_ name: String) throws(SystemError) {
    // Folders found so far, parents before their children.
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

  /// Bytes that the file system still has for us; nil where it does not say.
  package func freeBytes() -> Int? {
    var status = statvfs()
    guard unsafe fstatvfs(number, &status) == 0 else { return nil }
    let (bytes, overflow) = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
    return overflow ? nil : Int(clamping: bytes)
  }

  /// Takes the lock of the open file (flock): for as long as it is open. False when another process holds it.
  package func tryLock() throws(SystemError) -> Bool {
    do {
      _ = try retrying { flock(number, LOCK_EX | LOCK_NB) }
      return true
    } catch  where error.code == EWOULDBLOCK {
      return false
    }
  }
}

/// The real path of an existing file: absolute, without links and dots.
package func realPath(_ path: String) throws(SystemError) -> String {
  let name = try pathOrMissing(path)
  guard let resolved = unsafe realpath(name, nil) else { throw SystemError(errno) }
  defer { unsafe free(resolved) }
  return PathText.string(
    fromBytes: unsafe UnsafeBufferPointer(start: resolved, count: strlen(resolved)).map { UInt8(bitPattern: $0) })
}

/// The number of this process.
package func processNumber() -> Int32 { getpid() }

/// Gives a file another name, in one step.
package func renameFile(_ path: String, to newPath: String) throws(SystemError) {
  let old = try pathOrMissing(path)
  let new = try pathOrMissing(newPath)
  _ = try retrying { unsafe Glibc.rename(old, new) }
}
