package import FileKit
import OGRKit
package import SurveyModel
package import Workers

/// Fetches a whole file from the web into a folder of its own, from which it is read like any other.
/// - Parameters:
///   - url: http or https.
///   - name: the name that the file gets in the folder.
///   - source: the address as outputs and messages show it.
///   - secret: a text that must not appear in messages.
/// - Throws: ``InputError``: `missing` when there is no server or no such file, `forbidden` when the server asks for a login,
///   else `unreadable`.
package func fetchFile(
  _ url: String, as name: String, source: String, secret: String?, cancellation: Cancellation
) throws(InputError) -> (path: String, folder: ScratchFolder) {
  let folder = try ScratchFolder()
  let path = try folder.write(as: name) { file throws(InputError) in
    do throws(OGRError) {
      try OGRFetch.fetch(url, into: file, cancellation: cancellation)
    } catch {
      throw fetchError(error, source: source, secret: secret)
    }
  }
  return (path, folder)
}

private func fetchError(_ error: OGRError, source: String, secret: String?) -> InputError {
  switch error.code {
  case .refused(let status):
    switch status {
    case 404, 410:
      InputError(.missing, "there is no such file: the server answers \(status); check the address", source: source)
    case 401, 403, 407:
      InputError(
        .forbidden, "the server does not give it to everybody (\(status)); fetch it with your browser and name the file",
        source: source)
    default:
      InputError(
        .unreadable, "the server answers \(status) instead of the file; try again later, or fetch it another way", source: source)
    }
  case .notBuilt, .noLibrary:
    InputError(.unreadable, "files are fetched through GDAL, and \(error); fetch it yourself and name the file", source: source)
  default:
    InputError(.missing, "it could not be fetched: \(error.words.without(secret))", source: source)
  }
}
