private import Glibc

/// Writes all of `bytes` to an open descriptor, with as many calls as the system needs.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
  let failure = unsafe bytes.withUnsafeBytes { unsafe writeAll($0, to: descriptor) }
  if let failure { throw failure }
}

private func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> SystemError? {
  var done = 0
  while done < bytes.count {
    let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
    // One call writes at most 0x7ffff000 bytes.
    let written = unsafe Glibc.write(descriptor, rest.baseAddress, min(rest.count, 1 << 30))
    if written > 0 {
      done += written
    } else if written == 0 {
      return SystemError(EIO)
    } else if errno == EAGAIN {
      // The descriptor is a pipe that another process made non-blocking, so this waits until it has room.
      var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = unsafe poll(&wanted, 1, -1)
    } else if errno != EINTR {
      return SystemError(errno)
    }
  }
  return nil
}
