private import Glibc

/// The bytes of `path` and a final zero, as C needs them. Nil for a path that contains a zero byte, which no file can have.
package func pathForC(_ path: String) -> [CChar]? {
  let bytes = PathText.bytes(of: path)
  guard !bytes.contains(0) else { return nil }
  return bytes.map { CChar(bitPattern: $0) } + [0]
}

/// As ``pathForC(_:)``, but throws the error of a missing file instead of returning nil.
package func pathOrMissing(_ path: String) throws(SystemError) -> [CChar] {
  guard let name = pathForC(path) else { throw SystemError(ENOENT) }
  return name
}
