private import Glibc

/// What a failed call of the operating system left in `errno`.
package struct SystemError: Error, Sendable, Equatable {
  package var code: Int32

  package init(_ code: Int32) {
    self.code = code
  }

  /// The system's own words: "No space left on device".
  package var text: String {
    var buffer = [CChar](repeating: 0, count: 256)
    let count = buffer.count
    let status = unsafe strerror_r(code, &buffer, count)
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return status == 0 ? String(decoding: bytes, as: UTF8.self) : "error \(code)"
  }
}

/// The result of a call that says -1 on failure, tried again while a signal interrupts it.
package func retrying<Value: FixedWidthInteger & SignedNumeric>(_ call: () -> Value) throws(SystemError) -> Value {
  while true {
    let value = call()
    if value != -1 { return value }
    let code = errno
    if code != EINTR { throw SystemError(code) }
  }
}

/// The bytes of `path` with the zero that C wants; nil for a path that holds a zero itself, which no file has.
package func pathForC(_ path: String) -> [CChar]? {
  let bytes = PathText.bytes(of: path)
  guard !bytes.contains(0) else { return nil }
  return bytes.map { CChar(bitPattern: $0) } + [0]
}

/// As ``pathForC(_:)``, with the error that a missing file gives.
package func pathOrMissing(_ path: String) throws(SystemError) -> [CChar] {
  guard let name = pathForC(path) else { throw SystemError(ENOENT) }
  return name
}
