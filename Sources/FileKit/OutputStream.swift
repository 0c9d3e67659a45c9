private import Glibc
package import SurveyModel

/// Writes bytes to standard output or another open descriptor through a buffer. Every failure is thrown.
package struct OutputStream: ~Copyable, Sendable {
  private let number: Int32
  private let name: String
  private var buffer: [UInt8] = []
  private static let capacity = 1 << 16

  /// `descriptor` stays open when the stream ends. Bytes that were not flushed are lost then, so call ``close()``.
  package init(descriptor: Int32, name: String) {
    number = descriptor
    self.name = name
    buffer.reserveCapacity(Self.capacity)
  }

  package static func standardOutput() -> OutputStream { OutputStream(descriptor: STDOUT_FILENO, name: "standard output") }

  package mutating func write(_ bytes: [UInt8]) throws(OutputError) {
    if buffer.count + bytes.count > Self.capacity { try flush() }
    if bytes.count >= Self.capacity {
      try send(bytes)
    } else {
      buffer.append(contentsOf: bytes)
    }
  }

  package mutating func write(_ text: String) throws(OutputError) {
    try write(Array(text.utf8))
  }

  /// Writes the buffered bytes.
  package mutating func flush() throws(OutputError) {
    guard !buffer.isEmpty else { return }
    // The buffer is emptied first, so that a second flush after a failure does not write the same bytes again.
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    try send(bytes)
  }

  /// Flushes and closes the descriptor. Some file systems report a failed write only when a file is closed.
  package consuming func close() throws(OutputError) {
    try flush()
    if Glibc.close(number) != 0, errno != EINTR { throw failure("close", SystemError(errno)) }
  }

  private func send(_ bytes: [UInt8]) throws(OutputError) {
    do {
      try writeAll(bytes, to: number)
    } catch {
      throw failure("write", error)
    }
  }

  private func failure(_ action: String, _ error: SystemError) -> OutputError {
    let advice: ErrorText? =
      switch error.code {
      case EPIPE: "The program that was reading has ended"
      case ENOSPC, EDQUOT: "Free some space and run again"
      case EBADF: "It is closed; give it a place to go"
      default: nil
      }
    return OutputError(.writing, "cannot \(action)", path: name, errno: error.code, advice: advice)
  }
}
