import FileKit
import LayerOutput
import SurveyModel

/// A file of the survey that is to be read.
struct SurveyPath: Sendable {
  var place: InputPlace
  /// As outputs show it: the path from the argument's last component on.
  var source: String
  /// True when the user named the file itself; then a fault in it ends the run.
  var isNamed: Bool

  var path: String { place.path }

  init(_ place: InputPlace, source: String, isNamed: Bool) {
    self.place = place
    self.source = source
    self.isNamed = isNamed
  }
}

/// What is read of a file: one under two names, or a layer of it.
private struct ReadPlace: Hashable {
  var identity: FileIdentity
  var layer: String?
}

/// What is in the folders and files that the user named.
struct CollectedFiles: Sendable {
  /// Sorted by the bytes of `source`; sources are unique.
  var files: [SurveyPath] = []
  var skipped: [(name: String, reason: String)] = []
  var findings: [Finding] = []
  /// Files inside folders that could not be read.
  var refusedFiles = 0

  /// A file inside a folder that is no survey: nothing of it is missing from the counts.
  mutating func skip(_ source: String, _ reason: String) {
    skipped.append((source, reason))
    findings.append(Finding(.fileUnrecognised, .info, "\(source) was skipped: \(reason).", source: source))
  }

  /// A file inside a folder cannot be read: the run goes on without it, and says so.
  mutating func refuse(_ source: String, _ reason: String) {
    refusedFiles += 1
    skipped.append((source, reason))
    findings.append(
      Finding(.fileRefused, .error, "\(source) could not be read: \(reason). None of its records is counted.", source: source))
  }

  /// A file is there under a second name, by a link or by the arguments: it is counted once, and that is said.
  mutating func leaveOut(_ source: String, _ twin: Int) {
    let first = files[twin].source
    leaveOut(source, source == first ? "named twice" : "the same file as \(first)")
  }

  /// Of a file in a folder the user has said what is to be read.
  mutating func leaveOut(_ source: String, _ name: String) {
    skipped.append((source, name))
    findings.append(Finding(.fileRepeated, .info, "\(source) is \(name); its records are counted once.", source: source))
  }
}

/// Expands files and folders into the list of files to look at.
/// - Parameter layers: files that the run reads as rivers, basins, districts or marks; inside a folder they are left out.
/// - Throws: `InputError` with `.missing`, `.forbidden` or `.usage`.
func collectFiles(_ arguments: [String], layers: [String] = []) throws(InputError) -> CollectedFiles {
  var collected = CollectedFiles()
  let layerFiles = Set(layers.compactMap { FileIdentity.of(InputPlace($0).path) })
  let namedByLayer = Set(arguments.map(InputPlace.init).compactMap { $0.layer == nil ? nil : FileIdentity.of($0.path) })
  // Where in the list each file stands, so that one file under two names is counted once.
  var seen: [ReadPlace: Int] = [:]
  for argument in arguments.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
    let place = try fetched(InputPlace(argument))
    let name = place.source
    if place.isDatabase {
      collected.files.append(SurveyPath(place, source: name, isNamed: true))
      continue
    }
    let status = try inputStatus(place.path)
    guard status.kind == .folder, !isGeodatabase(place.path) else {
      let key = ReadPlace(identity: status.identity, layer: place.layer)
      if let twin = seen[key] {
        collected.files[twin].isNamed = true
        collected.leaveOut(name, twin)
      } else {
        seen[key] = collected.files.count
        collected.files.append(SurveyPath(place, source: name, isNamed: true))
      }
      continue
    }
    let entries = foldGeodatabases(try listFolder(argument), in: argument)
    let parts = FileParts.owners(entries.map(\.path))
    let outputs = outputFolders(in: argument, entries)
    for folder in outputs {
      let place = folder.isEmpty ? name : "\(name)/\(folder)"
      collected.skipped.append((place, "an output folder of ours"))
      collected.findings.append(
        Finding(.ownOutputSkipped, .info, "\(place) is an earlier output folder of ours; it was not read.", source: place))
    }
    for entry in entries where !outputs.contains(where: { isInside(entry.path, folder: $0) }) {
      if let problem = entry.problem {
        collected.refuse("\(name)/\(entry.path)", problem)
        continue
      }
      let source = "\(name)/\(PathText.displayText(entry.path))"
      if let identity = entry.identity {
        if layerFiles.contains(identity) {
          collected.skip(source, "the rivers, basins, districts or marks of this run")
          continue
        }
        if namedByLayer.contains(identity) {
          collected.leaveOut(source, "named by its layers or sheets")
          continue
        }
        if let twin = seen[ReadPlace(identity: identity)] {
          collected.leaveOut(source, twin)
          continue
        }
        seen[ReadPlace(identity: identity)] = collected.files.count
      }
      if let owner = parts[entry.path] {
        collected.skip(source, "a part of \(lastComponent(owner))")
        continue
      }
      collected.files.append(
        SurveyPath(InputPlace(file: "\(argument)/\(entry.path)", source: source), source: source, isNamed: false))
    }
  }
  collected.files = withUniqueSources(collected.files)
  return collected
}

/// Folders (relative to `root`, "" for itself) that earlier runs of ours wrote.
private func outputFolders(in root: String, _ entries: [FolderEntry]) -> [String] {
  entries.compactMap { entry in
    guard entry.path == "manifest.json" || entry.path.hasSuffix("/manifest.json") else { return nil }
    let folder = String(entry.path.dropLast("manifest.json".count).dropLast(entry.path.contains("/") ? 1 : 0))
    return isOutputFolder(folder.isEmpty ? root : "\(root)/\(folder)") ? folder : nil
  }
}

private func isGeodatabase(_ path: String) -> Bool {
  path.split(separator: "/").last?.lowercased().hasSuffix(".gdb") == true
}

/// A geodatabase is a folder of files that is read as one.
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

/// The name of a file or folder as the user knows it, also where the argument is `.` or ends in a slash.
func lastComponent(_ path: String) -> String {
  func last(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? "" }
  let name = last(path)
  if name != "", name != ".", name != ".." { return PathText.displayText(name) }
  let real = (try? realPath(path)).map(last) ?? ""
  return real.isEmpty ? "root" : PathText.displayText(real)
}

/// Files of one source name get as many folders in front as it takes to tell them apart.
private func withUniqueSources(_ files: [SurveyPath]) -> [SurveyPath] {
  var files = files
  let groups = Dictionary(grouping: files.indices) { files[$0].source }
  for indices in groups.values where indices.count > 1 {
    let paths = indices.map { index in
      ((try? realPath(files[index].path)) ?? files[index].path).split(separator: "/").map(String.init)
    }
    let length = files[indices[0]].source.dropLast(files[indices[0]].place.layerSuffix.count).split(separator: "/").count
    var depth = length
    let longest = paths.map(\.count).max() ?? length
    while depth < longest, Set(paths.map { $0.suffix(depth).joined(separator: "/") }).count < indices.count { depth += 1 }
    for (index, path) in zip(indices, paths) {
      files[index].source = PathText.displayText(path.suffix(depth).joined(separator: "/")) + files[index].place.layerSuffix
    }
  }
  return files.sorted { $0.source.utf8.lexicographicallyPrecedes($1.source.utf8) }
}
