private import CPROJ
import SurveyModel

/// The one owner of a `PJ_CONTEXT`.
///
/// PROJ allows one thread at a time in a context, so every handle of this kit has one of its own, and none of them is
/// Sendable. The network is off whatever `PROJ_NETWORK` says, so that an answer does not depend on the machine; PROJ's
/// own messages are off too, since errors are reported by whoever called.
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

  // The context outlives the objects made in it because they are freed in the deinit of the class that holds it,
  // which runs before its members are destroyed.
  deinit {
    unsafe proj_context_destroy(handle)
  }

  /// What PROJ says about the last failure in this context.
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
