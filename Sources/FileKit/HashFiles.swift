private import Glibc
package import SurveyModel

/// The size and hash of files that another library reads; their content is not kept. Throws ``InputError`` as
/// ``readFile(_:hashing:jobs:)`` does.
package func hashFiles(_ paths: [String]) throws(InputError) -> FilesDigest {
  var digest = SHA256()
  var size = 0
  var buffer: [UInt8] = []
  for path in paths {
    do {
      let file = try Descriptor(open: path, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY)
      guard try file.status().kind == .regular else { continue }
      while true {
        buffer.removeAll(keepingCapacity: true)
        let got = try readSome(file.number, into: &buffer)
        if got == 0 { break }
        digest.update(buffer)
        size += got
      }
    } catch {
      throw inputError(error, source: PathText.displayText(path))
    }
  }
  return FilesDigest(size: size, sha256: digest.hexadecimal())
}

/// The first `count` bytes of a file, or all of a shorter one. Throws ``InputError`` as ``readFile(_:hashing:jobs:)`` does.
package func readPrefix(_ path: String, count: Int) throws(InputError) -> [UInt8] {
  do {
    let file = try Descriptor(open: path, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY)
    guard try file.status().kind == .regular else { return [] }
    var bytes: [UInt8] = []
    while bytes.count < count {
      if try readSome(file.number, into: &bytes, count: count - bytes.count) == 0 { break }
    }
    return bytes
  } catch {
    throw inputError(error, source: PathText.displayText(path))
  }
}

/// Appends up to `count` bytes to `bytes`, and returns their number, which is 0 at the end of the file.
func readSome(_ descriptor: Int32, into bytes: inout [UInt8], count: Int = 1 << 20) throws(SystemError) -> Int {
  var got = 0
  var code: Int32 = 0
  bytes.append(addingCapacity: count) { space in
    unsafe space.withUnsafeMutableBufferPointer { free, initialised in
      let start = unsafe free.baseAddress.map { unsafe $0 + initialised }
      repeat {
        got = unsafe Glibc.read(descriptor, start, min(count, free.count - initialised))
        code = errno
      } while got < 0 && code == EINTR
      initialised += max(got, 0)
    }
  }
  if got < 0 { throw SystemError(code) }
  return got
}
