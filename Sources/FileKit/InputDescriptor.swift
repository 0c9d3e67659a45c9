private import Glibc
package import SurveyModel
package import Workers

/// Reads bytes from standard input, a pipe or any open descriptor, as they arrive.
package struct InputDescriptor: ~Copyable, Sendable {
  fileprivate let number: Int32
  private let name: String
  private let cancellation: Cancellation
  /// The file, where it was opened here; it is closed with this value.
  private let file: Descriptor?
  /// What inflates the bytes; nil where they are taken as they come.
  fileprivate let gzip: GzipStream?

  private init(number: Int32, file: consuming Descriptor?, name: String, cancellation: Cancellation, gzip: GzipStream?) {
    self.number = number
    self.file = file
    self.name = name
    self.cancellation = cancellation
    self.gzip = gzip
  }

  /// A file that the user named.
  /// - Throws: `.missing`, `.forbidden` or `.unreadable`; `.usage` for a folder.
  package init(path: String, name: String, cancellation: Cancellation) throws(InputError) {
    let file: Descriptor
    do {
      file = try Descriptor(open: path, flags: O_RDONLY | O_NOCTTY)
    } catch {
      throw inputError(error, source: name)
    }
    if (try? file.status().kind) == .folder {
      throw InputError(.usage, "This is a folder; name a file in it.", source: name)
    }
    self.init(number: file.number, file: file, name: name, cancellation: cancellation, gzip: nil)
  }

  /// The same input, whose bytes are gzip and are inflated on the way.
  /// - Parameter prefix: stored bytes that have been read before.
  package consuming func inflating(_ prefix: [UInt8]) throws(InputError) -> InputDescriptor {
    let stream: GzipStream
    do {
      stream = try GzipStream(prefix: prefix)
    } catch {
      throw InputError(.unreadable, error.message, source: name)
    }
    return InputDescriptor(number: number, file: file, name: name, cancellation: cancellation, gzip: stream)
  }

  /// `descriptor` stays open when this value ends. Throws `.missing` when it is closed, `.usage` for a terminal or a folder.
  /// - Parameter cancellation: ends a read that waits.
  package init(descriptor: Int32, name: String, cancellation: Cancellation) throws(InputError) {
    self.init(number: descriptor, file: nil, name: name, cancellation: cancellation, gzip: nil)
    do {
      if try FileStatus(descriptor: descriptor).kind == .folder {
        throw InputError(.usage, "This is a folder; redirect a file or a pipe into the command.", source: name)
      }
    } catch let error as SystemError {
      throw InputError(.missing, "There is nothing to read (\(error.text)); redirect a file or a pipe into it.", source: name)
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(.missing, "\(error)", source: name)
    }
    if fcntl(descriptor, F_GETFL) & O_ACCMODE == O_WRONLY {
      throw InputError(.missing, "There is nothing to read (it is closed); redirect a file or a pipe into it.", source: name)
    }
    if isatty(descriptor) == 1 {
      throw InputError(.usage, "This is a terminal; redirect a file or a pipe into the command.", source: name)
    }
  }

  package static func standardInput(cancellation: Cancellation) throws(InputError) -> InputDescriptor {
    try InputDescriptor(descriptor: STDIN_FILENO, name: "standard input", cancellation: cancellation)
  }

  /// Waits for the next byte, then appends all bytes that have arrived to `buffer`, up to `count`. Returns their number, which
  /// is 0 at the end. Throws `Cancelled` when the run was cancelled, and `InputError`.
  package func read(upTo count: Int = 1 << 16, into buffer: inout [UInt8]) throws -> Int {
    guard let gzip else { return try readStored(upTo: count, into: &buffer) }
    do {
      return try gzip.read(into: &buffer) { try readStored(upTo: count, into: &$0) }
    } catch let error as GzipError {
      throw InputError(.unreadable, error.message, source: name)
    }
  }

  private func readStored(upTo count: Int, into buffer: inout [UInt8]) throws -> Int {
    while true {
      try waitForInput()
      var got = 0
      var code: Int32 = 0
      buffer.append(addingCapacity: count) { space in
        unsafe space.withUnsafeMutableBufferPointer { free, initialised in
          let start = unsafe free.baseAddress.map { unsafe $0 + initialised }
          got = unsafe Glibc.read(number, start, min(count, free.count - initialised))
          code = errno
          initialised += max(got, 0)
        }
      }
      if got >= 0 { return got }
      if code != EINTR, code != EAGAIN { throw inputError(SystemError(code), source: name) }
    }
  }

  /// Returns when there is something to read. It checks ten times a second whether the run was cancelled, since a signal that
  /// another thread has received does not end a blocking read.
  private func waitForInput() throws(Cancelled) {
    while true {
      try cancellation.check()
      var wanted = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
      if unsafe poll(&wanted, 1, 100) != 0 { return try cancellation.check() }
    }
  }
}

extension InputDescriptor {
  /// True when ``read(upTo:into:)`` would not wait, because bytes have arrived or the end has come.
  package var isReady: Bool {
    if let gzip, gzip.isReady { return true }
    var wanted = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&wanted, 1, 0) != 0
  }
}
