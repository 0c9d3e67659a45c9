import FileKit
package import SurveyModel
package import Workers

/// By what two inputs are known to be the same: the file on disk, whatever its name, and the layer in it.
private struct FileKey: Hashable {
  var identity: FileIdentity
  var layer: String?
}

/// The files that the user named, and those in the folders that the user named.
package struct CollectedFiles: Sendable {
  /// Sorted by the bytes of `source`; sources are unique.
  package var files: [SurveyPath] = []
  /// Files that are not read, with the reason.
  package var skipped: [(name: String, reason: String)] = []
  package var findings: [Finding] = []
  /// How many files inside folders could not be read.
  package var refusedFiles = 0

  /// Notes that a file inside a folder is no survey, so that nothing is missing from the counts.
  package mutating func skip(_ source: String, _ reason: String) {
    skipped.append((source, reason))
    findings.append(Finding(.fileUnrecognised, .info, "\(source) was skipped: \(reason).", source: source))
  }

  /// Notes that a file inside a folder cannot be read. The run goes on without it.
  package mutating func refuse(_ source: String, _ reason: String) {
    refusedFiles += 1
    skipped.append((source, reason))
    findings.append(
      Finding(.fileRefused, .error, "\(source) could not be read: \(reason). None of its records is counted.", source: source))
  }

  /// Notes that a file has a second name, by a link or by the arguments. It is counted once. `twin` is the index of the first.
  package mutating func leaveOut(_ source: String, _ twin: Int) {
    let first = files[twin].source
    leaveOut(source, source == first ? "named twice" : "the same file as \(first)")
  }

  /// Notes that a file inside a folder is read in another way, which `name` says in words.
  package mutating func leaveOut(_ source: String, _ name: String) {
    skipped.append((source, name))
    findings.append(Finding(.fileRepeated, .info, "\(source) is \(name); its records are counted once.", source: source))
  }
}

/// Expands files and folders into the list of files to read.
/// - Parameters:
///   - layers: files that the run reads as rivers, basins, districts or marks; inside a folder they are left out.
///   - isResult: whether a folder holds the result of an earlier run, which is no survey.
/// - Throws: `InputError` with `.missing`, `.forbidden` or `.usage`.
package func collectFiles(
  _ inputs: [NamedInput], layers: [NamedInput] = [], cancellation: Cancellation = Cancellation(),
  isResult: (_ folder: String) -> Bool
) throws(InputError) -> CollectedFiles {
  var collector = FileCollector(
    layers: Set(layers.compactMap { FileIdentity.of($0.path) }),
    namedByLayer: Set(inputs.compactMap { $0.layer == nil ? nil : FileIdentity.of($0.path) }))
  for input in inputs.sorted(by: { $0.argument.utf8.lexicographicallyPrecedes($1.argument.utf8) }) {
    let input = try input.fetched(cancellation)
    if input.isDatabase || input.content != nil {
      collector.collected.files.append(SurveyPath(input, source: input.source, isNamed: true))
      continue
    }
    let status = try inputStatus(input.path)
    if status.kind == .folder, !isGeodatabase(input.path) {
      try collector.addFolder(input, isResult: isResult)
    } else {
      collector.addFile(input, status.identity)
    }
  }
  collector.collected.files = withUniqueSources(collector.collected.files)
  return collector.collected
}

/// Builds the list of files, in which a file with two names stands once.
private struct FileCollector {
  /// Files that the run reads as rivers, basins, districts or marks.
  let layers: Set<FileIdentity>
  /// Files of which the user named layers or sheets.
  let namedByLayer: Set<FileIdentity>
  var collected = CollectedFiles()
  /// The index in the list of each file that stands in it.
  private var seen: [FileKey: Int] = [:]

  init(layers: Set<FileIdentity>, namedByLayer: Set<FileIdentity>) {
    self.layers = layers
    self.namedByLayer = namedByLayer
  }

  /// Adds a file that the user named.
  mutating func addFile(_ input: NamedInput, _ identity: FileIdentity) {
    let key = FileKey(identity: identity, layer: input.layer)
    if let twin = seen[key] {
      collected.files[twin].isNamed = true
      collected.leaveOut(input.source, twin)
    } else {
      seen[key] = collected.files.count
      collected.files.append(SurveyPath(input, source: input.source, isNamed: true))
    }
  }

  /// Adds the files in a folder that the user named.
  mutating func addFolder(_ input: NamedInput, isResult: (String) -> Bool) throws(InputError) {
    let (root, name) = (input.path, input.source)
    let entries = foldGeodatabases(try listFolder(root), in: root)
    let parts = FileParts.owners(entries.map(\.path))
    let results = resultFolders(in: root, entries, isResult)
    for folder in results {
      let shown = folder.isEmpty ? name : "\(name)/\(folder)"
      collected.skipped.append((shown, "an output folder of ours"))
      collected.findings.append(
        Finding(.ownOutputSkipped, .info, "\(shown) is an earlier output folder of ours; it was not read.", source: shown))
    }
    for entry in entries where !results.contains(where: { isInside(entry.path, folder: $0) }) {
      if let problem = entry.problem {
        collected.refuse("\(name)/\(entry.path)", problem)
        continue
      }
      let source = "\(name)/\(PathText.displayText(entry.path))"
      if let identity = entry.identity, leaveOut(source, identity) { continue }
      if let owner = parts[entry.path] {
        collected.skip(source, "a part of \(lastComponent(owner))")
        continue
      }
      collected.files.append(
        SurveyPath(NamedInput(file: "\(root)/\(entry.path)", source: source), source: source, isNamed: false))
    }
  }

  /// True for a file of a folder that is left out, because it is read in another way or is in the list. All others are noted as
  /// the next in the list.
  private mutating func leaveOut(_ source: String, _ identity: FileIdentity) -> Bool {
    if layers.contains(identity) {
      collected.skip(source, "the rivers, basins, districts or marks of this run")
      return true
    }
    if namedByLayer.contains(identity) {
      collected.leaveOut(source, "named by its layers or sheets")
      return true
    }
    if let twin = seen[FileKey(identity: identity)] {
      collected.leaveOut(source, twin)
      return true
    }
    seen[FileKey(identity: identity)] = collected.files.count
    return false
  }
}

/// Folders (relative to `root`, "" for `root` itself) that hold results of earlier runs.
private func resultFolders(in root: String, _ entries: [FolderEntry], _ isResult: (String) -> Bool) -> [String] {
  entries.compactMap { entry in
    guard entry.path == "manifest.json" || entry.path.hasSuffix("/manifest.json") else { return nil }
    let folder = String(entry.path.dropLast("manifest.json".count).dropLast(entry.path.contains("/") ? 1 : 0))
    return isResult(folder.isEmpty ? root : "\(root)/\(folder)") ? folder : nil
  }
}

private func isGeodatabase(_ path: String) -> Bool {
  path.split(separator: "/").last?.lowercased().hasSuffix(".gdb") == true
}

/// The entries with one entry for each geodatabase, which is a folder of files that is read as one.
private func foldGeodatabases(_ entries: [FolderEntry], in root: String) -> [FolderEntry] {
  var folded: [FolderEntry] = []
  for entry in entries {
    let components = entry.path.split(separator: "/")
    guard let depth = components.dropLast().firstIndex(where: { $0.lowercased().hasSuffix(".gdb") }) else {
      folded.append(entry)
      continue
    }
    let path = components[...depth].joined(separator: "/")
    if folded.last?.path == path { continue }
    folded.append(FolderEntry(path: path, identity: FileIdentity.of("\(root)/\(path)"), problem: nil))
  }
  return folded
}

private func isInside(_ path: String, folder: String) -> Bool {
  folder.isEmpty || path.hasPrefix(folder + "/")
}

/// The files with unique sources: where several have the same source, as many folders are put in front as tell them apart.
private func withUniqueSources(_ files: [SurveyPath]) -> [SurveyPath] {
  var files = files
  let groups = Dictionary(grouping: files.indices) { files[$0].source }
  for indices in groups.values where indices.count > 1 {
    let paths = indices.map { index in
      ((try? realPath(files[index].path)) ?? files[index].path).split(separator: "/").map(String.init)
    }
    let length = files[indices[0]].source.dropLast(files[indices[0]].input.layerSuffix.count).split(separator: "/").count
    var depth = length
    let longest = paths.map(\.count).max() ?? length
    while depth < longest, Set(paths.map { $0.suffix(depth).joined(separator: "/") }).count < indices.count { depth += 1 }
    for (index, path) in zip(indices, paths) {
      files[index].source = PathText.displayText(path.suffix(depth).joined(separator: "/")) + files[index].input.layerSuffix
    }
  }
  return files.sorted { $0.source.utf8.lexicographicallyPrecedes($1.source.utf8) }
}
