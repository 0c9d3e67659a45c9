private import COGR

/// Fetches files from the network through GDAL, with its settings for proxies and certificates (`GDAL_HTTP_…`).
package enum OGRFetch {
  /// Writes what is at `url` (http or https) to an open file, whole.
  /// - Parameter stop: asked now and then whether to give up.
  /// - Throws: ``OGRError``: `refused` with the status of the server's answer, `unreachable`, `notBuilt`, `noLibrary`.
  package static func fetch(
    _ url: String, into file: Int32, stop: @convention(c) () -> Bool
  ) throws(OGRError) {
    try OGRLibrary.load()
    guard cogr_can_fetch() else { throw OGRError(.unreachable, "GDAL was built without a network (curl)") }
    OGRLibrary.forget()
    let status = unsafe cogr_fetch(url, file, stop)
    if status == 0 { return }
    if status > 0 { throw OGRError(.refused(Int(status)), "the server answers \(status)") }
    throw OGRError(.unreachable, OGRLibrary.failures ?? "there is no answer")
  }
}
