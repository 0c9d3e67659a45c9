private import Glibc
package import SurveyModel

/// A regular file of which only parts are read. It is closed when the last reference to it ends.
package final class PartialFile: Sendable {
  private let file: Descriptor
  private let name: String
  package let size: Int
  package let identity: FileIdentity

  /// Throws `.missing`, `.forbidden` or `.unreadable` (a folder, a pipe, a device).
  package init(_ path: String) throws(InputError) {
    name = PathText.displayText(path)
    let status: FileStatus
    do {
      // Without O_NONBLOCK, opening a pipe that has no writer would never return.
      file = try Descriptor(open: path, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY)
      status = try file.status()
    } catch {
      throw inputError(error, source: PathText.displayText(path))
    }
    guard status.kind == .regular else {
      throw InputError(.unreadable, "This is \(status.kind.name), not a file.", source: name)
    }
    size = status.size
    identity = status.identity
  }

  /// The `count` bytes from `offset` on, or fewer at the end of the file.
  package func read(at offset: Int, count: Int) throws(InputError) -> [UInt8] {
    guard offset >= 0, count > 0, offset < size else { return [] }
    let wanted = min(count, size - offset)
    var failure: SystemError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, done in
      while done < wanted {
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[done..<wanted])
        let got = unsafe pread(file.number, rest.baseAddress, rest.count, off_t(offset + done))
        if got == 0 { break }
        if got > 0 {
          done += got
        } else if errno != EINTR {
          failure = SystemError(errno)
          break
        }
      }
    }
    if let failure { throw inputError(failure, source: name) }
    return bytes
  }
}
