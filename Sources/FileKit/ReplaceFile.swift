private import Glibc
package import SurveyModel

/// Writes a file whole: it is written beside its place, forced to the disk, and takes the place in one step.
/// - Throws: `OutputError`: `.unusable` when the place cannot be written, `.writing` when writing fails; what stood there before still
///   stands then.
package func replaceFile(at path: String, with bytes: [UInt8]) throws(OutputError) {
  if let status = try? FileStatus(path: path), status.kind == .folder {
    throw OutputError(.unusable, "is a folder", path: path, advice: "Name a file in it")
  }
  let part = path + ".\(processNumber()).part"
  do {
    let file = try Descriptor(open: part, flags: O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, mode: 0o666)
    do {
      try file.write(bytes)
      try file.synchronise()
      try file.closeChecked()
      try renameFile(part, to: path)
    } catch {
      try? removeFile(part)
      throw OutputError(.writing, "cannot write", path: path, errno: error.code)
    }
  } catch let error as OutputError {
    throw error
  } catch let error as SystemError {
    let advice: ErrorText? = error.code == ENOENT ? "Make its folder first" : nil
    throw OutputError(.unusable, "cannot make the file", path: path, errno: error.code, advice: advice)
  } catch {
    throw OutputError(.writing, "cannot write: \(error)", path: path)
  }
}

private func removeFile(_ path: String) throws(SystemError) {
  let name = try pathOrMissing(path)
  _ = try retrying { unsafe unlink(name) }
}
