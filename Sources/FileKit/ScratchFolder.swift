private import Glibc
package import SurveyModel

/// A temporary folder for copies of files, beside which a library may write files of its own. The folder and all its files are
/// removed when the last reference to it ends.
package final class ScratchFolder: Sendable {
  package let path: String

  /// Throws ``InputError`` when the folder cannot be made.
  package init() throws(InputError) {
    let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = "\(parent)/outlets-XXXXXX".utf8CString.map { $0 }
    guard unsafe mkdtemp(&template) != nil else {
      throw InputError(.unreadable, "There is no place for a copy in \(parent) (\(SystemError(errno).text)); set TMPDIR.")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    remove(path)
  }

  /// Removes a folder, with the files and folders in it.
  private func remove(_ folder: String) {
    for name in (try? listFiles(folder)) ?? [] {
      guard let file = pathForC("\(folder)/\(name)") else { continue }
      if unsafe unlink(file) != 0, errno == EISDIR { remove("\(folder)/\(name)") }
    }
    if let folder = pathForC(folder) { _ = unsafe rmdir(folder) }
  }

  /// Writes a file with this name, which may begin with one folder, and returns its path.
  package func write(_ bytes: [UInt8], as name: String) throws(InputError) -> String {
    try write(as: name) { file throws(InputError) in
      do throws(SystemError) { try writeAll(bytes, to: file) } catch { throw noRoom(error) }
    }
  }

  /// Makes a file with this name, which may begin with one folder, lets `body` write to it, and returns its path.
  package func write(
    as name: String, _ body: (_ file: Int32) throws(InputError) -> Void
  ) throws(InputError) -> String {
    let target = "\(path)/\(name)"
    let output: Descriptor
    do throws(SystemError) {
      if let slash = name.firstIndex(of: "/"), let folder = pathForC("\(path)/\(name[..<slash])") {
        _ = unsafe mkdir(folder, 0o700)
      }
      output = try Descriptor(open: target, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
    } catch {
      throw noRoom(error)
    }
    try body(output.number)
    do throws(SystemError) { try output.closeChecked() } catch { throw noRoom(error) }
    return target
  }

  private func noRoom(_ error: SystemError) -> InputError {
    InputError(.unreadable, "There is no room for a copy in \(path) (\(error.text)); set TMPDIR.")
  }

  /// Copies the file at `source` into the folder as `name`, and returns the path of the copy.
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
