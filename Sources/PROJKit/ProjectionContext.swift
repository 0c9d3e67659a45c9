private import CPROJ
import SurveyModel

/// Owns a `PJ_CONTEXT`.
///
/// Only one thread at a time may use a context, so every handle of this kit has a context of its own, and none is Sendable. The
/// network is off even if `PROJ_NETWORK` turns it on, so that results do not depend on the machine. PROJ prints no messages,
/// since the functions of this kit report errors.
@safe
struct ProjectionContext: ~Copyable {
  let handle: OpaquePointer

  /// - Throws: ``InputError`` when there is no memory for a context.
  init() throws(InputError) {
    guard let handle = unsafe proj_context_create() else {
      throw InputError(.noOperation, "PROJ could not be started: out of memory")
    }
    unsafe self.handle = handle
    unsafe proj_log_level(handle, PJ_LOG_NONE)
    unsafe proj_context_set_enable_network(handle, 0)
  }

  // The objects of a context are freed in the deinit of the class that holds both, which runs before the members of the class,
  // and so the context, are destroyed.
  deinit {
    unsafe proj_context_destroy(handle)
  }

  /// The message of PROJ about the last failure in this context.
  var lastError: String {
    let code = unsafe proj_context_errno(handle)
    guard code != 0, let text = unsafe proj_context_errno_string(handle, code) else { return "no reason given" }
    return unsafe String(cString: text)
  }

  /// - Throws: ``InputError`` with code `noOperation` when PROJ finds no proj.db.
  func requireDatabase() throws(InputError) {
    guard unsafe proj_context_get_database_path(handle) == nil else { return }
    throw ProjectionDatabase.missing
  }
}
