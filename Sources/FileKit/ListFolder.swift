private import Glibc
package import SurveyModel

/// All files in a folder and the folders in it, sorted by the bytes of their relative paths. Names that begin with a dot and
/// folders named `*.part` are left out. Entries that are neither files nor folders, and those that cannot be looked at, are listed
/// with their ``FolderEntry/problem``. Throws when `path` itself cannot be listed.
///
/// Symbolic links are followed. A folder with several names is listed once, under a name that is not a symbolic link if it has
/// one in `path`.
package func listFolder(_ path: String) throws(InputError) -> [FolderEntry] {
  var entries: [FolderEntry] = []
  var visited: Set<FileIdentity> = []
  // The folders that are still to be read. Those in `links` are symbolic links, which are read last.
  var waiting = [""]
  var links: [String] = []
  while let folder = waiting.popLast() ?? popFirst(&links) {
    let folderPath = folder.isEmpty ? path : path + "/" + folder
    do {
      let descriptor = try Descriptor(open: folderPath, flags: O_RDONLY | O_DIRECTORY | O_NONBLOCK)
      guard visited.insert(try descriptor.status().identity).inserted else { continue }
      for name in try names(in: descriptor) where name.utf8.first != UInt8(ascii: ".") {
        let relative = folder.isEmpty ? name : folder + "/" + name
        let entry = FolderEntry.look(at: relative) { followingLinks throws(SystemError) in
          try FileStatus(path: name, in: descriptor.number, followingLinks: followingLinks)
        }
        guard entry.kind == .folder else {
          entries.append(entry.entry)
          continue
        }
        if name.hasSuffix(".part") { continue }
        if entry.isLink { links.append(relative) } else { waiting.append(relative) }
      }
      links.sort(by: precedes)
    } catch {
      if folder.isEmpty { throw inputError(error, source: PathText.displayText(path)) }
      entries.append(FolderEntry(path: folder, identity: nil, problem: error.text))
    }
  }
  return entries.sorted { precedes($0.path, $1.path) }
}

/// The names in one folder, sorted by their bytes. Throws when the folder cannot be listed.
package func listFiles(_ path: String) throws(InputError) -> [String] {
  do {
    return try names(in: Descriptor(open: path, flags: O_RDONLY | O_DIRECTORY | O_NONBLOCK))
  } catch {
    throw inputError(error, source: PathText.displayText(path))
  }
}

/// True when the bytes of path `a` come before those of path `b`.
package func precedes(_ a: String, _ b: String) -> Bool {
  PathText.bytes(of: a).lexicographicallyPrecedes(PathText.bytes(of: b))
}

private func popFirst(_ list: inout [String]) -> String? { list.isEmpty ? nil : list.removeFirst() }

/// The names in an open folder without `.` and `..`, sorted by their bytes.
package func names(in folder: borrowing Descriptor) throws(SystemError) -> [String] {
  // `fdopendir` takes over its descriptor, so it gets one of its own. Opening "." gives that one an own position, which a
  // duplicate of `folder` would share.
  let copy = try retrying { unsafe openat(folder.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
  guard let stream = unsafe fdopendir(copy) else {
    let code = errno
    close(copy)
    throw SystemError(code)
  }
  defer { unsafe closedir(stream) }
  var names: [String] = []
  while true {
    errno = 0
    guard let entry = unsafe readdir(stream) else {
      if errno != 0 { throw SystemError(errno) }
      break
    }
    let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
    if bytes != [0x2E], bytes != [0x2E, 0x2E] { names.append(PathText.string(fromBytes: bytes)) }
  }
  return names.sorted(by: precedes)
}
