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
