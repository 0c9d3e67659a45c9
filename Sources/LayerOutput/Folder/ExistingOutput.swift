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
  /// Relative paths of folders, parents first.
  var folders: [String] = []
  var identities: Set<FileIdentity> = []

  var isFolder: Bool { mode != nil }
  var isEmpty: Bool { own.isEmpty && foreign.isEmpty && folders.isEmpty }

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
      try look(into: place)
    } catch let error as SystemError {
      throw placeError("cannot be looked into", path: place.path, error)
    } catch let error as OutputError {
      throw error
    } catch {
      throw OutputError(.unusable, "cannot be looked into: \(error)", path: place.path)
    }
  }

  private mutating func look(into place: borrowing OutputPlace) throws(SystemError) {
    let root = try Descriptor(openFolder: place.name, in: place.parent.number, followingLinks: false)
    let manifest = try? readFile("\(place.sibling(place.name))/\(OutputListing.file)", hashing: false)
    let written = manifest.flatMap { OutputListing($0.bytes) }?.sizes ?? [:]
    var waiting = [""]
    while let folder = waiting.popLast() {
      let opened = try Descriptor(openFolder: folder.isEmpty ? "." : folder, in: root.number, followingLinks: false)
      for name in try names(in: opened) {
        let path = folder.isEmpty ? name : folder + "/" + name
        let status = try FileStatus(path: name, in: opened.number, followingLinks: false)
        if status.kind == .folder {
          folders.append(path)
          waiting.append(path)
        } else if status.kind == .regular, let size = written[path], size == nil || size == status.size {
          own.append(path)
          identities.insert(status.identity)
        } else {
          foreign.append(path)
          identities.insert(status.identity)
        }
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
  func refusal(path: String) -> OutputError? {
    let strange = foreign + folders.filter { !holdsSomething(folder: $0) }
    guard let first = strange.first else { return nil }
    let others = strange.count > 1 ? " and \(strange.count - 1) more" : ""
    return OutputError(
      .unusable, "holds what outlets did not write or what was changed since: \(PathText.displayText(first))\(others)",
      path: path,
      advice: "Choose another folder, or use \(.force) to write here and keep such files beside the output")
  }
}
