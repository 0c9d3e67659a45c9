package import FileKit
package import SurveyModel
package import Workers

/// What the user named as an input, and how outputs call it.
///
/// An argument that exists as a path is taken as it is. Otherwise `PG:…` is a database, `https://…` a file to be fetched, and
/// the text after the last colon is a layer (`rivers.gpkg:flowlines`) or a sheet (`form.xlsx:排污口`). An input can also be
/// bytes in memory with a name.
package struct NamedInput: Sendable {
  /// The argument as it was typed; inputs are read in the order of the bytes of their arguments.
  package let argument: String
  /// The path of the file or folder; the connection string of a database.
  package var path: String
  /// The layer or sheet that was named behind the file.
  package var layer: String?
  package var isDatabase = false
  /// The address that the file is fetched from; `path` is no file until ``fetched(_:)`` has returned.
  var address: WebAddress?
  /// The content, where the input is bytes in memory; `path` is then the name that they were given.
  package var content: [UInt8]?
  /// The folder that holds a fetched file; the folder goes with its last holder.
  var folder: ScratchFolder?
  /// The name in outputs, without the password of a database.
  package var source: String
  /// A text that must not show in any message: a password or a key.
  var secret: String?

  /// The file's own name without the layer: a reader looks at its ending.
  package var name: String { lastComponent(path) }

  package init(_ argument: String) {
    self.argument = argument
    path = argument
    source = ""
    if (try? inputStatus(argument)) == nil {
      if let database = DatabaseConnection(argument) {
        path = database.connection
        isDatabase = true
        source = database.shown
        secret = database.secret
        return
      }
      if let address = WebAddress(argument) {
        self.address = address
        layer = address.layer
        source = address.shown + layerSuffix
        secret = address.secret
        return
      }
      if let colon = argument.lastIndex(of: ":"), (try? inputStatus(String(argument[..<colon]))) != nil {
        path = String(argument[..<colon])
        layer = String(argument[argument.index(after: colon)...])
      }
    }
    source = name + layerSuffix
  }

  /// Bytes in memory under a name, whose ending helps to tell their format.
  package init(bytes: [UInt8], name: String) {
    argument = name
    path = name
    content = bytes
    source = PathText.displayText(name)
  }

  /// A file that was found in a folder: `path` is taken as it is.
  package init(file path: String, source: String) {
    argument = path
    self.path = path
    self.source = source
  }

  /// What follows the path in ``source``.
  package var layerSuffix: String { layer.map { ":\(PathText.displayText($0))" } ?? "" }
}

/// The name of a file or folder as the user knows it, also where the argument is `.` or ends in a slash.
package func lastComponent(_ path: String) -> String {
  func last(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? "" }
  let name = last(path)
  if name != "", name != ".", name != ".." { return PathText.displayText(name) }
  let real = (try? realPath(path)).map(last) ?? ""
  return real.isEmpty ? "root" : PathText.displayText(real)
}

extension NamedInput {
  /// The input with its content in a file, where it is bytes in memory and a reader wants a path.
  /// - Throws: `InputError` when there is no room for a copy.
  package func onDisk() throws(InputError) -> NamedInput {
    guard let content else { return self }
    var local = self
    let folder = try ScratchFolder()
    local.path = try folder.write(content, as: name)
    local.folder = folder
    local.content = nil
    return local
  }

  /// The input with the file that was fetched for it, where it is an address.
  /// - Throws: `InputError` as ``fetchFile(_:as:source:secret:cancellation:)``.
  package func fetched(_ cancellation: Cancellation) throws(InputError) -> NamedInput {
    guard let address else { return self }
    var local = self
    let (path, folder) = try fetchFile(address.url, as: address.name, source: source, secret: secret, cancellation: cancellation)
    local.path = path
    local.folder = folder
    local.address = nil
    return local
  }

  /// What kind of file it is; a regular one where it is bytes in memory.
  package func kind() throws(InputError) -> FileStatus.Kind {
    content == nil ? try inputStatus(path).kind : .regular
  }

  /// The first `count` bytes of the file as stored.
  package func prefix(_ count: Int) throws(InputError) -> [UInt8] {
    if let content { return Array(content.prefix(count)) }
    return try readPrefix(path, count: count)
  }

  /// The whole content, inflated when it is gzip, under the name by which the user knows the input.
  package func read(hashing: Bool = true, jobs: Int = 1) throws(InputError) -> FileContent {
    do {
      if let content { return try FileContent(stored: content, hashing: hashing) }
      return try readFile(path, hashing: hashing, jobs: jobs)
    } catch {
      var error = error
      // A fetched copy has a path that the user never typed.
      if folder != nil || content != nil { error.source = source }
      throw error
    }
  }
}

extension NamedInput {
  /// An input of the library.
  package init(_ input: SurveyInput) {
    switch input {
    case .path(let argument): self.init(argument)
    case .bytes(let bytes, let name): self.init(bytes: bytes, name: name)
    }
  }
}
