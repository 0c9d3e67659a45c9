private import Glibc

/// The absolute path of an existing file, without symbolic links, `.` and `..`.
package func realPath(_ path: String) throws(SystemError) -> String {
  let name = try pathOrMissing(path)
  guard let resolved = unsafe realpath(name, nil) else { throw SystemError(errno) }
  defer { unsafe free(resolved) }
  return PathText.string(
    fromBytes: unsafe UnsafeBufferPointer(start: resolved, count: strlen(resolved)).map { UInt8(bitPattern: $0) })
}
