private import Glibc

/// A file or another entry that was found in a folder.
package struct FolderEntry: Sendable {
  /// The path relative to the folder that was listed, such as `walks/day1.csv`.
  package var path: String
  /// Nil for a symbolic link that leads nowhere, and for a folder that may not be opened.
  package var identity: FileIdentity?
  /// Why the entry cannot be read, such as "a pipe" or "Permission denied"; nil for a regular file.
  package var problem: String?

  package init(path: String, identity: FileIdentity?, problem: String?) {
    self.path = path
    self.identity = identity
    self.problem = problem
  }
}

extension FolderEntry {
  /// What was found at a path: the entry, its kind where that is known, and whether it is a symbolic link.
  struct Found {
    var entry: FolderEntry
    var kind: FileStatus.Kind?
    var isLink = false
  }

  /// Looks at the entry `path`. What cannot be looked at is an entry with a problem, so that it does not go unnoticed.
  /// - Parameter status: gives the status of the entry itself, or of what it leads to.
  static func look(
    at path: String, _ status: (_ followingLinks: Bool) throws(SystemError) -> FileStatus
  ) -> Found {
    var isLink = false
    do throws(SystemError) {
      var found = try status(false)
      isLink = found.kind == .symbolicLink
      if isLink { found = try status(true) }
      let problem = found.kind == .regular ? nil : found.kind.name
      return Found(
        entry: FolderEntry(path: path, identity: found.identity, problem: problem), kind: found.kind, isLink: isLink)
    } catch {
      let leadsNowhere = isLink && [ENOENT, ENOTDIR, ELOOP].contains(error.code)
      let problem = leadsNowhere ? "a symbolic link that leads nowhere" : error.text
      return Found(entry: FolderEntry(path: path, identity: nil, problem: problem), isLink: isLink)
    }
  }
}
