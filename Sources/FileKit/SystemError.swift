private import Glibc

/// The error of a call of the operating system.
package struct SystemError: Error, Sendable, Equatable {
  /// The value of `errno`.
  package var code: Int32

  package init(_ code: Int32) {
    self.code = code
  }

  /// The system's text for the error, such as "No space left on device".
  package var text: String {
    var buffer = [CChar](repeating: 0, count: 256)
    let count = buffer.count
    let status = unsafe strerror_r(code, &buffer, count)
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return status == 0 ? String(decoding: bytes, as: UTF8.self) : "error \(code)"
  }
}
