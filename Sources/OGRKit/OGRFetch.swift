private import COGR
package import Workers

/// Fetches files from the network by GDAL, with its settings for proxies and certificates (`GDAL_HTTP_…`).
package enum OGRFetch {
  /// Fetches the file at `url` (http or https), and writes all of it to an open file.
  /// - Parameter cancellation: checked often; a cancelled transfer fails as `unreachable`.
  /// - Throws: ``OGRError``: `refused` with the status of the server's answer, `unreachable`, `notBuilt`, `noLibrary`.
  package static func fetch(
    _ url: String, into file: Int32, cancellation: Cancellation
  ) throws(OGRError) {
    try OGRLibrary.load()
    guard cogr_can_fetch() else { throw OGRError(.unreachable, "GDAL was built without a network (curl)") }
    OGRLibrary.forget()
    // GDAL uses the pointer only during the call, and the caller holds the cancellation that long.
    let asker = unsafe Unmanaged.passUnretained(cancellation).toOpaque()
    let status = unsafe cogr_fetch(
      url, file,
      { asker in
        guard let asker = unsafe asker else { return false }
        return unsafe Unmanaged<Cancellation>.fromOpaque(asker).takeUnretainedValue().isCancelled
      }, asker)
    if status == 0 { return }
    if status > 0 { throw OGRError(.refused(Int(status)), "the server answers \(status)") }
    throw OGRError(.unreachable, OGRLibrary.failures ?? "there is no answer")
  }
}
