import FileKit
import Glibc
import OutputSchema
import SurveyModel

/// What stands at the output folder's place now.
struct ExistingOutput {
  /// Nil when there is no folder yet.
  var mode: UInt32?
  /// Relative paths of the files that an earlier run wrote, by its manifest.
  var own: [String] = []
  /// Relative paths of files that it did not write, or that were changed since.
  var foreign: [String] = []
  /// Those of ``foreign`` that an earlier run wrote and that were changed since.
  var changed: Set<String> = []
  /// Relative paths of folders, parents first.
  var folders: [String] = []
  var identities: Set<FileIdentity> = []

  var isFolder: Bool { mode != nil }
  var isEmpty: Bool { own.isEmpty && foreign.isEmpty && folders.isEmpty }

  /// A file up to this size is hashed to see whether it was changed. A larger one is hashed when its time is later than that of the
  /// manifest, which is written last.
  fileprivate static let largestHashedAlways = 16 << 20

  /// Throws `.unusable` when the place is taken by something that is no folder, or that cannot be looked into.
  init(at place: borrowing OutputPlace) throws(OutputError) {
    let status: FileStatus
    do {
      status = try FileStatus(path: place.name, in: place.parent.number, followingLinks: false)
    } catch {
      if error.code == ENOENT { return }
      throw placeError("cannot be looked at", path: place.path, error)
    }
    guard status.kind == .folder else {
      let advice: ErrorText = "Remove it, or choose another folder"
      throw OutputError(.unusable, "is \(status.kind.name), not a folder", path: place.path, advice: advice)
    }
    do {
      if try place.parent.status().identity.device != status.identity.device {
        let advice: ErrorText = "Name a folder in it: the finished output could not be put in its place in one step"
        throw OutputError(.unusable, "is where another file system begins", path: place.path, advice: advice)
      }
      mode = status.mode
      let root = try Descriptor(openFolder: place.name, in: place.parent.number, followingLinks: false)
      try look(into: root, path: place.sibling(place.name))
    } catch let error as SystemError {
      throw placeError("cannot be looked into", path: place.path, error)
    } catch let error as OutputError {
      throw error
    } catch {
      throw OutputError(.unusable, "cannot be looked into: \(error)", path: place.path)
    }
  }

  /// What stands in an open folder, without what bears names of our own there.
  init(in root: borrowing Descriptor, path: String, prefix: String) throws(OutputError) {
    do {
      mode = try root.status().mode
      try look(into: root, path: path, passingOver: prefix)
    } catch {
      throw placeError("cannot be looked into", path: path, error)
    }
  }

  private mutating func look(
    into root: borrowing Descriptor, path rootPath: String, passingOver prefix: String? = nil
  ) throws(SystemError) {
    let manifest = "\(rootPath)/\(OutputListing.file)"
    let listing = (try? readFile(manifest, hashing: false)).flatMap { OutputListing($0.bytes) }
    let written = try? FileStatus(path: OutputListing.file, in: root.number, followingLinks: false)
    var waiting = [""]
    while let folder = waiting.popLast() {
      let opened = try Descriptor(openFolder: folder.isEmpty ? "." : folder, in: root.number, followingLinks: false)
      for name in try names(in: opened) {
        if let prefix, folder.isEmpty, name.hasPrefix(prefix), name.hasSuffix(".part") { continue }
        let path = folder.isEmpty ? name : folder + "/" + name
        let status = try FileStatus(path: name, in: opened.number, followingLinks: false)
        if status.kind == .folder {
          folders.append(path)
          waiting.append(path)
          continue
        }
        identities.insert(status.identity)
        if let listing, let size = listing.sizes[path], status.kind == .regular {
          let isSame = size.map { $0 == status.size && listing.holds(path, in: rootPath, status, since: written) } ?? true
          if isSame {
            own.append(path)
            continue
          }
          changed.insert(path)
        }
        foreign.append(path)
      }
    }
    folders.sort(by: precedes)
    foreign.sort(by: precedes)
  }

  /// A folder that no file stands in was made by someone else.
  private func holdsSomething(folder: String) -> Bool {
    own.contains { $0.hasPrefix(folder + "/") } || foreign.contains { $0.hasPrefix(folder + "/") }
  }

  /// True for a subfolder that is there for our outputs alone, and goes with them.
  func isOnlyOurs(folder: String) -> Bool {
    own.contains { $0.hasPrefix(folder + "/") } && !foreign.contains { $0.hasPrefix(folder + "/") }
      && !folders.contains { $0.hasPrefix(folder + "/") }
  }

  /// The refusal of a folder that holds what we did not write; nil when it holds nothing of the kind.
  /// - Parameter replacesSameNames: whether files whose names the output needs are replaced when the user insists.
  func refusal(path: String, replacesSameNames: Bool = false) -> OutputError? {
    let strange = foreign + folders.filter { !holdsSomething(folder: $0) }
    guard let first = strange.first else { return nil }
    let others = strange.count > 1 ? " and \(strange.count - 1) more" : ""
    if replacesSameNames {
      return OutputError(
        .unusable, "holds files already: \(PathText.displayText(first))\(others)", path: path,
        advice: "Choose another folder, or use \(.force) to replace those of the same names and keep all others")
    }
    return OutputError(
      .unusable, "holds what outlets did not write or what was changed since: \(PathText.displayText(first))\(others)",
      path: path,
      advice: "Choose another folder, or use \(.force) to write here and keep such files beside the output")
  }

  /// A name beside the output for a file that was changed and whose own name the output needs: `rejected.changed.csv`.
  func keptName(of file: String) -> String {
    let slash = file.lastIndex(of: "/").map { file.index(after: $0) } ?? file.startIndex
    let dot = file[slash...].lastIndex(of: ".").flatMap { $0 == slash ? nil : $0 } ?? file.endIndex
    let taken = Set(foreign + own)
    var number = 1
    while true {
      let name = "\(file[..<dot]).changed\(number == 1 ? "" : "-\(number)")\(file[dot...])"
      if !taken.contains(name) { return name }
      number += 1
    }
  }
}

extension OutputListing {
  /// Whether a file has the content that the manifest states; one that cannot be read has not.
  fileprivate func holds(_ path: String, in root: String, _ status: FileStatus, since manifest: FileStatus?) -> Bool {
    guard let digest = digests[path] else { return true }
    if status.size > ExistingOutput.largestHashedAlways, let manifest, status.modified <= manifest.modified { return true }
    return (try? hashFiles(["\(root)/\(path)"]).sha256) == digest
  }
}
