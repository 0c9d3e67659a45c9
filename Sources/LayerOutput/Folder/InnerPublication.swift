import FileKit
import Glibc
import OutputSchema
import SurveyModel

/// Puts a finished output into a folder that cannot be exchanged, file by file, the manifest last.
///
/// Until the manifest stands there, no reader takes the folder for a result. The staging folder gets a name of its own before the
/// first file is moved; a run that finds the name knows that an earlier one was interrupted, and moves the rest.
struct InnerPublication {
  /// The name of a staging folder whose files are being moved.
  private static let committed = ".outlets.publishing.part"
  /// The earlier manifest, while the files that it lists are being replaced.
  private static let earlierManifest = "earlier-manifest"

  /// Ends what an interrupted run began; does nothing where there is nothing to end.
  static func complete(in place: borrowing OutputPlace) throws(OutputError) {
    guard (try? FileStatus(path: committed, in: place.parent.number, followingLinks: false)) != nil else { return }
    do {
      try moveFiles(in: place)
    } catch {
      throw placeError("cannot be put in its place", path: place.path, error)
    }
  }

  /// Moves the files of a sealed staging folder into the output folder.
  static func publish(_ staging: String, in place: borrowing OutputPlace) throws(SystemError) {
    try place.parent.rename(staging, to: committed, .fresh)
    try place.parent.synchronise()
    try moveFiles(in: place)
  }

  private static func moveFiles(in place: borrowing OutputPlace) throws(SystemError) {
    let staged = try Descriptor(openFolder: committed, in: place.parent.number, followingLinks: false)
    let path = place.sibling(committed)
    let hasManifest = (try? FileStatus(path: OutputListing.file, in: staged.number, followingLinks: false)) != nil
    if hasManifest {
      if (try? FileStatus(path: earlierManifest, in: staged.number, followingLinks: false)) == nil,
        (try? FileStatus(path: OutputListing.file, in: place.parent.number, followingLinks: false)) != nil
      {
        try place.parent.rename(OutputListing.file, to: "\(committed)/\(earlierManifest)", .replacing)
        try place.parent.synchronise()
      }
      let new = listing(path + "/" + OutputListing.file)
      var folders: Set<String> = []
      for file in new.keys.sorted(by: precedes) where file != OutputListing.file {
        try makeFolders(above: file, in: place.parent, &folders)
        guard (try? FileStatus(path: file, in: staged.number, followingLinks: false)) != nil else { continue }
        try place.parent.rename("\(committed)/\(file)", to: file, .replacing)
      }
      let earlier = listing(path + "/" + earlierManifest)
      for (file, size) in earlier where new[file] == nil {
        let status = try? FileStatus(path: file, in: place.parent.number, followingLinks: false)
        if let status, status.kind == .regular, size == status.size { try place.parent.remove(file) }
      }
      for folder in folders { try Descriptor(openFolder: folder, in: place.parent.number).synchronise() }
      try place.parent.synchronise()
      try place.parent.rename("\(committed)/\(OutputListing.file)", to: OutputListing.file, .replacing)
      try place.parent.synchronise()
    }
    try place.parent.removeTree(committed)
  }

  private static func listing(_ path: String) -> [String: Int?] {
    (try? readFile(path, hashing: false)).flatMap { OutputListing($0.bytes) }?.sizes ?? [:]
  }

  private static func makeFolders(
    above file: String, in root: borrowing Descriptor, _ made: inout Set<String>
  ) throws(SystemError) {
    var path = ""
    for part in file.split(separator: "/").dropLast() {
      path += path.isEmpty ? String(part) : "/" + part
      guard made.insert(path).inserted else { continue }
      do {
        try root.makeFolder(path, mode: 0o777)
      } catch  where error.code == EEXIST {
        continue
      }
    }
  }
}
