private import COGR

/// The library libgdal, which is opened when a file first needs it.
package enum OGRLibrary {
  /// The version, such as "3.6.2".
  /// - Throws: ``OGRError``: `notBuilt` or `noLibrary`.
  package static func version() throws(OGRError) -> String {
    try load()
    return unsafe text(cogr_version())
  }

  static func load() throws(OGRError) {
    var reason: UnsafePointer<CChar>?
    let state = unsafe cogr_load(&reason)
    switch state {
    case COGR_READY: return
    case COGR_NOT_BUILT: throw OGRError(.notBuilt, "")
    default: throw unsafe OGRError(.noLibrary, text(reason))
    }
  }

  /// The failures that GDAL reported on this thread since ``forget()``; nil for none.
  static var failures: String? {
    let words = unsafe text(cogr_failures())
    return words.isEmpty ? nil : words
  }

  static func forget() { cogr_forget() }

  static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    unsafe pointer.map { unsafe String(cString: $0) } ?? ""
  }
}
