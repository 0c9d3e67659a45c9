private import CGEOS

/// One GEOS context: the handle that every call needs, and the place where GEOS leaves its messages.
///
/// A worker makes its own (0.07 µs) and never shares it: a context carries the message handler, and prepared
/// geometries made with it cache lazily without locks.
@safe package final class GEOSContext {
  let handle: GEOSHandle
  private let lastMessage: MessageBox

  package init() {
    let handle: GEOSContextHandle_t = unsafe GEOS_init_r()
    let box = MessageBox()
    // The variadic handlers cannot be closures in Swift; this one takes the finished message.
    _ = unsafe GEOSContext_setErrorMessageHandler_r(
      handle,
      { message, box in
        guard let message = unsafe message, let box = unsafe box else { return }
        unsafe Unmanaged<MessageBox>.fromOpaque(box).takeUnretainedValue().text = unsafe String(cString: message)
      }, Unmanaged.passUnretained(box).toOpaque())
    unsafe self.handle = unsafe GEOSHandle(pointer: handle)
    lastMessage = box
  }

  // The context outlives every geometry made with it, because each of them holds a reference to it.
  deinit { unsafe GEOS_finish_r(handle.pointer) }

  /// The version of the library in use, as "3.11.1".
  package static var version: String {
    let text = unsafe String(cString: GEOSversion())
    return text.split(separator: "-").first.map(String.init) ?? text
  }

  /// An error that says which function failed, and GEOS's own words.
  func error(_ function: String) -> GEOSError {
    GEOSError(function: function, message: lastMessage.text ?? "no message")
  }
}

/// The pointer of a context, kept apart so that only this file knows its C type.
@unsafe struct GEOSHandle {
  let pointer: OpaquePointer
}

private final class MessageBox {
  var text: String?
}

/// A failure inside GEOS.
package struct GEOSError: Error, CustomStringConvertible {
  package let function: String
  package let message: String

  package var description: String { "\(function) failed: \(message)" }
}
