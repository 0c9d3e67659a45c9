private import Glibc
package import SurveyModel

/// A folder of our own for copies that another library may write beside. It and its files go with the last one that holds it.
package final class ScratchFolder: Sendable {
  package let path: String

  /// Throws ``InputError`` when there is no room for one.
  package init() throws(InputError) {
    let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = "\(parent)/outlets-XXXXXX".utf8CString.map { $0 }
    guard unsafe mkdtemp(&template) != nil else {
      throw InputError(.unreadable, "There is no place for a copy in \(parent) (\(SystemError(errno).text)); set TMPDIR.")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in (try? listFiles(path)) ?? [] {
      if let file = pathForC("\(path)/\(name)") { _ = unsafe unlink(file) }
    }
    _ = unsafe rmdir(path)
  }

  /// Copies the file at `source` into the folder as `name`; returns its path there.
  package func copy(_ source: String, as name: String) throws(InputError) -> String {
    let target = "\(path)/\(name)"
    do {
      let input = try Descriptor(open: source, flags: O_RDONLY | O_NOCTTY)
      let output = try Descriptor(open: target, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
      var buffer: [UInt8] = []
      while true {
        buffer.removeAll(keepingCapacity: true)
        if try readSome(input.number, into: &buffer) == 0 { break }
        try output.write(buffer)
      }
    } catch {
      throw inputError(error, source: PathText.displayText(source))
    }
    return target
  }
}
