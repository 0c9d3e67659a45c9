import FileKit
import JSONKit
import OutputSchema
package import SurveyModel

/// What the manifest of a result says of its run, as far as runs are compared by it.
package struct RunManifest: Sendable {
  /// A file that was read.
  package struct Input: Sendable {
    package var role: String
    package var name: String
    /// Lower-case hexadecimal digits.
    package var sha256: String
  }

  package var inputs: [Input]
  /// The options by their names, each as its JSON text.
  package var options: [String: String]
  /// The versions of the program and of what it computes with.
  package var versions: [String]

  /// The hashes of the files of one role, ascending.
  package func hashes(ofRole role: String) -> [String] { inputs.filter { $0.role == role }.map(\.sha256).sorted() }
}

extension ResultFolder {
  /// What the manifest says of the run.
  /// - Throws: `InputError(.unreadable)` when it is not readable as JSON.
  package func manifest() throws(InputError) -> RunManifest {
    let file = "\(path)/\(OutputListing.file)"
    let source = PathText.displayText(file)
    var reader = JSONReader()
    do {
      try reader.parse(try readFile(file, hashing: false).bytes)
    } catch let error as JSONError {
      throw InputError(.unreadable, "not readable as JSON: \(error.description)", source: source)
    } catch {
      throw error as? InputError ?? InputError(.unreadable, "not readable: \(error)", source: source)
    }
    var manifest = RunManifest(inputs: [], options: [:], versions: [])
    if let inputs = reader.member("inputs", of: reader.root) {
      var cursor = reader.cursor(into: inputs)
      while let input = reader.nextElement(&cursor) {
        guard let role = reader.text("role", of: input), let name = reader.text("name", of: input),
          let hash = reader.text("sha256", of: input)
        else { continue }
        manifest.inputs.append(RunManifest.Input(role: role, name: name, sha256: hash))
      }
    }
    if let options = reader.member("options", of: reader.root) {
      var cursor = reader.cursor(into: options)
      while let option = reader.nextMember(&cursor) {
        guard let name = reader.string(option.key)?.text else { continue }
        manifest.options[name] = String(decoding: reader.compact(option.value), as: UTF8.self)
      }
    }
    manifest.versions = [
      reader.text("version", of: reader.root), reader.text("proj_version", of: reader.root),
      reader.text("proj_database", of: reader.root), reader.text("geos_version", of: reader.root),
    ].map { $0 ?? "" }
    return manifest
  }
}

extension JSONReader {
  /// The bytes of a value without white space between its tokens.
  func compact(_ value: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    appendCompact(value, to: &bytes)
    return bytes
  }
}
