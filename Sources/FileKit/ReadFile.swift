private import Glibc
package import SurveyModel
import Workers

/// The size in bytes of the largest file that is read.
package let largestContent = 8 << 30

/// Reads a regular file whole, and inflates it if it is gzip. Large files are read by up to `jobs` threads. Without `hashing`,
/// ``FileContent/sha256`` computes the hash of a file that is not compressed when it is asked for.
///
/// Throws `.missing`, `.forbidden` or `.unreadable`. Unreadable are folders, pipes and devices, files above 8 GiB, gzip that is
/// damaged or a decompression bomb, and a file that changes while it is read.
package func readFile(_ path: String, hashing: Bool = true, jobs: Int = 1) throws(InputError) -> FileContent {
  do {
    // Without O_NONBLOCK, opening a pipe that has no writer would never return.
    let file = try Descriptor(open: path, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY)
    let before = try file.status()
    guard before.kind == .regular else { throw Refusal.kind(before.kind) }
    guard before.size <= largestContent else { throw Refusal.size(before.size) }
    let stored = try read(file.number, size: before.size, jobs: jobs)
    let after = try file.status()
    guard after.size == before.size, after.modified == before.modified, try isEnd(of: file.number, before.size) else {
      throw Refusal.changed
    }
    return try FileContent(inflating: stored, hashing: hashing)
  } catch {
    throw inputError(error, path: path)
  }
}

extension FileContent {
  /// The content of bytes in memory, inflated when they begin as gzip does. Throws `.unreadable` for broken or bomb-like gzip.
  package init(stored: [UInt8], hashing: Bool = true) throws(InputError) {
    do {
      try self.init(inflating: stored, hashing: hashing)
    } catch {
      throw InputError(.unreadable, error.message)
    }
  }

  fileprivate init(inflating stored: [UInt8], hashing: Bool) throws(GzipError) {
    size = stored.count
    isCompressed = isGzip(stored)
    bytes = isCompressed ? try inflateGzip(stored) : stored
    storedHash = hashing || isCompressed ? SHA256.hex(of: stored) : nil
  }
}

private enum Refusal: Error {
  case kind(FileStatus.Kind)
  case size(Int)
  case changed
}

/// The first `size` bytes of an open file.
private func read(_ descriptor: Int32, size: Int, jobs: Int) throws -> [UInt8] {
  let pieces = Parallel.chunks(of: size, size: 4 << 20)
  return try Parallel.array(of: pieces, jobs: jobs) { number, space in
    var failure: (any Error)?
    unsafe space.withUnsafeMutableBufferPointer { buffer, count in
      while count < buffer.count {
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        let got = unsafe pread(descriptor, rest.baseAddress, rest.count, pieces[number].lowerBound + count)
        if got > 0 {
          count += got
        } else if got == 0 {
          failure = Refusal.changed
          break
        } else if errno != EINTR {
          failure = SystemError(errno)
          break
        }
      }
    }
    if let failure { throw failure }
  }
}

/// True when the file has no byte at `size`. The size that the system stated before may be wrong.
private func isEnd(of descriptor: Int32, _ size: Int) throws(SystemError) -> Bool {
  var byte: UInt8 = 0
  while true {
    let got = unsafe pread(descriptor, &byte, 1, size)
    if got >= 0 { return got == 0 }
    if errno != EINTR { throw SystemError(errno) }
  }
}

private func inputError(_ error: any Error, path: String) -> InputError {
  let source = PathText.displayText(path)
  switch error {
  case let error as SystemError: return inputError(error, source: source)
  case Refusal.kind(let kind):
    let advice = kind == .folder ? "name a file in it" : "save it as a file first"
    return InputError(.unreadable, "This is \(kind.name), not a file; \(advice).", source: source)
  case Refusal.size(let size):
    return InputError(.unreadable, "The file has \(size) bytes, more than the 8 GiB that are read; split it.", source: source)
  case Refusal.changed:
    return InputError(.unreadable, "The file changed while it was read; wait until it is whole and run again.", source: source)
  case let error as GzipError: return InputError(.unreadable, error.message, source: source)
  default: return InputError(.unreadable, "Reading failed: \(error)", source: source)
  }
}

/// The error for a file that cannot be opened or read.
func inputError(_ error: SystemError, source: String) -> InputError {
  switch error.code {
  case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG, ENXIO, ENODEV:
    InputError(.missing, "There is no such file (\(error.text)); check the name.", source: source)
  case EACCES, EPERM:
    InputError(.forbidden, "The file may not be read (\(error.text)); check its permissions.", source: source)
  default:
    InputError(.unreadable, "Reading failed: \(error.text).", source: source)
  }
}

/// The status of the file at a path that the user named, after following symbolic links. Throws `.missing`, `.forbidden` or
/// `.unreadable`.
package func inputStatus(_ path: String) throws(InputError) -> FileStatus {
  do {
    return try FileStatus(path: path)
  } catch {
    throw inputError(error, source: PathText.displayText(path))
  }
}
