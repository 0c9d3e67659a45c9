private import Glibc

/// The result of a system call, which returns -1 on failure. The call is repeated when a signal interrupts it.
package func retrying<Value: FixedWidthInteger & SignedNumeric>(_ call: () -> Value) throws(SystemError) -> Value {
  while true {
    let value = call()
    if value != -1 { return value }
    let code = errno
    if code != EINTR { throw SystemError(code) }
  }
}
