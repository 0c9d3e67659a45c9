private import Glibc

/// Gives a file another name, in one step.
package func renameFile(_ path: String, to newPath: String) throws(SystemError) {
  let old = try pathOrMissing(path)
  let new = try pathOrMissing(newPath)
  _ = try retrying { unsafe Glibc.rename(old, new) }
}
